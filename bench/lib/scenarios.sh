# shellcheck shell=bash
# The scenarios, each as what chatload is told: the shape, the same for all servers, and how to talk to which server.

all_scenarios='start S1 S1w4 S2 S3 S4 S4l S5c S5 mixed'
export parley_only=' start S4l mixed '

# In seconds: the length of a flood's window, and of the load ahead of it.
: "${SECS:=5}" "${WARMUP:=2}"
flood=(--mode flood --ack all --secs "$SECS" --warmup "$WARMUP")

check_times() {
  local name
  for name in SECS WARMUP; do
    [[ ${!name} =~ ^[1-9][0-9]{0,2}$ ]] || fail "$name must be a whole number of seconds from 1 to 999, not \"${!name}\"."
  done
}

# Sets shape: chatload's options for the scenario $1.
shape_of() {
  local room=(-n 1000 -s 10 -b 100)
  case $1 in
    S1) shape=("${room[@]}" "${flood[@]}" --window 32) ;;
    mixed) shape=(-n 998 -s 10 -b 100 "${flood[@]}" --window 32) ;;
    S1w4) shape=("${room[@]}" "${flood[@]}" --window 4) ;;
    S2) shape=("${room[@]}" --mode rate --rate 20 --secs "$((SECS * 3))" --warmup "$WARMUP") ;;
    S3) shape=(-n 2000 -r 200 -s all -b 100 "${flood[@]}" --window 4) ;;
    S4 | S4l) shape=(-n 10000 -r 0 --mode idle --hold 3) ;;
    S5c) shape=(-n 200 -s 10 -b 400 "${flood[@]}" --window 8 --secs "$((SECS * 4))") ;;
    S5)
      shape_of S5c
      shape+=(--slow 1)
      ;;
    *) fail "unknown scenario: $1 (there are: $all_scenarios)" ;;
  esac
}

# Sets protocol: chatload's options for the server $1 in the scenario $2.
protocol_of() {
  local window=500
  [ "$2" = S4 ] && window=1000
  case $1 in
    parley | parley-c2) protocol=(--proto jsonl --ready welcome) && parley_room "$2" ;;
    floor-*) protocol=(--proto jsonl --hello 'HELLO %n %r' --ready READY --msg '{"type":"say","text":"%t"}') ;;
    mosquitto) protocol=(--proto mqtt) ;;
    nats) protocol=(--proto nats) ;;
    ngircd) protocol=(--proto irc) && window=10 ;; # its listen backlog
    *) protocol=(--proto irc) ;;
  esac
  protocol+=(--connect-window "$window" --hs-timeout 150)
}

# One room is the lobby, where everybody comes in; other rooms are joined by those who asked for no lobby.
parley_room() {
  case $1 in
    S3) protocol+=(--hello '{"type":"hello","nick":"%n","lobby":false}'
      --join '{"type":"join","room":"%r"}' --joined '"joined"' --msg '{"type":"say","room":"%r","text":"%t"}') ;;
    S4) protocol+=(--hello '{"type":"hello","nick":"%n","lobby":false}') ;;
    *) protocol+=(--hello '{"type":"hello","nick":"%n"}' --msg '{"type":"say","text":"%t"}') ;;
  esac
}
