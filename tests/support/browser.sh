# A headless Chromium, spoken to over its debugging pipe: sourced by tests in bash.
#
#   browser_open                  starts it; fails with a word when none is installed
#   browser_page FILE             opens a file and waits until it is loaded
#   browser_ask JAVASCRIPT        evaluates it in the page; the value, as text, in $answer
#   browser_call METHOD PARAMS    a call of the DevTools protocol; its result, as JSON, in $answer
#   browser_size WIDTH HEIGHT     browser_scheme light|dark
#   browser_picture FILE.png      browser_paper FILE.pdf
#   browser_complaints            what pages have put on the console, thrown, or were refused
#   browser_close
#
# Messages are JSON with a zero byte behind, in over descriptor 3 of the browser and out of 4. While
# one answer is waited for, what else comes is an event and is kept.

browser_open() {
  local program=
  for name in chromium chromium-browser google-chrome; do
    [ -n "$program" ] || program=$(command -v $name || true)
  done
  [ -n "$program" ] || { echo "no Chromium is installed"; return 1; }
  browser_place=$(mktemp -d)
  browser_number=0 browser_session=
  mkfifo "$browser_place/in" "$browser_place/out"
  : >"$browser_place/events"
  "$program" --headless=new --no-sandbox --disable-gpu --hide-scrollbars --no-first-run \
    --disable-dev-shm-usage --user-data-dir="$browser_place/profile" --remote-debugging-pipe \
    about:blank 3<"$browser_place/in" 4>"$browser_place/out" >"$browser_place/said" 2>&1 &
  browser_process=$!
  exec {browser_in}>"$browser_place/in" {browser_out}<"$browser_place/out"
  browser_call Target.createTarget '{"url":"about:blank"}'
  browser_call Target.attachToTarget "{\"targetId\":\"$(browser_field targetId)\",\"flatten\":true}"
  browser_session=$(browser_field sessionId)
  for part in Page Runtime Log; do browser_call $part.enable '{}'; done
}

browser_field() { grep -o "\"$1\":\"[^\"]*\"" <<<"$answer" | head -1 | cut -d'"' -f4; }

browser_call() {
  local message of=
  [ -z "$browser_session" ] || of=",\"sessionId\":\"$browser_session\""
  browser_number=$((browser_number + 1))
  printf '{"id":%d,"method":"%s","params":%s%s}\0' $browser_number "$1" "$2" "$of" >&"$browser_in"
  while IFS= read -r -d '' -t 120 message <&"$browser_out"; do
    case $message in
      "{\"id\":$browser_number,\"error\""*) echo "the browser refuses $1: $message" >&2; return 1 ;;
      "{\"id\":$browser_number,"*) answer=$message; return 0 ;;
      *) printf '%s\n' "$message" >>"$browser_place/events" ;;
    esac
  done
  echo "the browser does not answer $1" >&2
  return 1
}

browser_ask() {
  local words=${1//\\/\\\\}
  words=${words//\"/\\\"} words=${words//$'\n'/ }
  browser_call Runtime.evaluate "{\"expression\":\"encodeURIComponent(String($words))\"}" || return 1
  case $answer in *'"exceptionDetails"'*) echo "the page cannot say $1: $answer" >&2; return 1 ;; esac
  answer=$(browser_field value)
  answer=$(printf '%b' "${answer//%/\\x}")
}

browser_page() {
  browser_call Page.navigate "{\"url\":\"file://$1\"}" || return 1
  for ((i = 0; i < 600; i++)); do
    browser_ask 'document.readyState + location.protocol' || return 1
    [ "$answer" != completefile: ] || return 0
    sleep 0.05
  done
  echo "$1 is not loaded" >&2
  return 1
}

browser_size() {
  browser_call Emulation.setDeviceMetricsOverride \
    "{\"width\":$1,\"height\":$2,\"deviceScaleFactor\":1,\"mobile\":false}"
}

browser_scheme() {
  browser_call Emulation.setEmulatedMedia \
    "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"$1\"}]}"
}

browser_picture() {
  browser_call Page.captureScreenshot '{"format":"png"}' && browser_field data | base64 -d >"$1"
}

browser_paper() {
  browser_call Page.printToPDF '{"preferCSSPageSize":true,"printBackground":true}' &&
    browser_field data | base64 -d >"$1"
}

browser_complaints() {
  grep -E '"method":"(Runtime.consoleAPICalled|Runtime.exceptionThrown|Log.entryAdded)"' \
    "$browser_place/events" || true
}

browser_close() {
  [ -n "${browser_process:-}" ] || return 0
  kill "$browser_process" 2>/dev/null || true
  wait "$browser_process" 2>/dev/null || true
  exec {browser_in}>&- {browser_out}<&-
  rm -rf "$browser_place"
  browser_process=
}
