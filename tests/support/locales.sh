# Sourced: make_locales FOLDER NAME... makes foreign locales in FOLDER and has programs find them there
# (LOCPATH), whatever is installed. Where the descriptions of locales are not installed (Debian: the
# package locales) it says so: a locale that is not there changes nothing and so proves nothing.
make_locales() {
    made=$1
    shift
    mkdir -p "$made"
    for each_locale in "$@"; do
        [ -d "$made/$each_locale" ] ||
            localedef -i "${each_locale%.*}" -f "${each_locale#*.}" --no-archive "$made/$each_locale" 2>/dev/null ||
            echo "there is no locale $each_locale here, and it cannot be made"
    done
    LOCPATH=$made
    export LOCPATH
}
