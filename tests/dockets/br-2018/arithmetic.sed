s/no_such_day = "next_day",/& plausible_age = { 0, 999 },/
