#!/bin/sh
# Installs bots as systemd services. Each Record has one, with its own user, secrets and folder.
#
#   sudo deploy/systemd/install.sh abby dad mom     install or update these bots, then start them
#   sudo deploy/systemd/install.sh run abby claim   run a command beside a running bot (help lists them)
#   sudo deploy/systemd/install.sh run abby restore FILE      the same; the bot is stopped for it and started again
#   sudo deploy/systemd/install.sh erase abby abby  remove this bot and its Record for good: the id twice
#   sudo deploy/systemd/install.sh uninstall        remove everything but the Records
#
#   --dry-run      print every command and file, and change nothing (needs no root)
#   --no-start     install only
#   --node PATH    the Node to copy; without it the one that npm ci brought, or else the one in PATH
#   --from FOLDER  the folder of .env.<id> and users/<id>; without it this checkout
#
# For each id: the secrets in .env.<id> become files below /etc/grace-mar/<id>/ (mode 0600), its settings become
# /etc/grace-mar/<id>.env, and users/<id> is copied to /var/lib/grace-mar/<id>/<id> unless a Record is there already. Without
# .env.<id> the installed settings stay. Afterwards the sources are renamed to users/<id>.installed and .env.<id>.installed,
# so that nobody starts a second bot with them. Nothing is deleted. The sources' folders and .env.<id> have to be root's, of whoever
# called sudo, or of whoever this checkout belongs to. The installer stops at the first bot that does not come
# up and shows that bot's log. DESTDIR puts all files below another root and does not call systemd (packages, tests).

set -eu
umask 077
export LC_ALL=C

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
checkout=$(CDPATH='' cd -- "$here/../.." && pwd)
root=${DESTDIR:-}
app=/opt/grace-mar units=/etc/systemd/system secrets=/etc/grace-mar
# The folder in which systemd keeps the state of services with a dynamic user. systemd makes the link from /var/lib/grace-mar.
records=/var/lib/private/grace-mar
# Here a file for each id says where its sources were, for erase. It outlives uninstall, as the Records do.
sources=$records/.sources

dry=false start=true node='' from=$checkout

say() { printf '%s\n' "$*" | plain; }
fail() { printf 'install.sh: %s\n' "$2" | plain >&2 && exit "$1"; }

# A name in a bot's folder is the bot's own, and does nothing to root's terminal. Letters beyond ASCII may hold what does.
plain() { LC_ALL=C tr -c '\n\t -~' '?'; }

# Runs a command, or prints it.
run() {
  if ! $dry; then
    "$@"
    return
  fi
  line='+'
  for word in "$@"; do
    case $word in *[!A-Za-z0-9_@%+=:,./-]*) word="'$word'" ;; esac
    line="$line $word"
  done
  say "$line"
}

# Writes stdin to a file that only root can read (or of the mode $3), whole or not at all. $2 describes it; the content is never
# printed.
write() {
  if $dry; then
    cat >/dev/null
    say "+ write $root$1 (mode ${3:-0600}: $2)"
  else
    cat >"$root$1.new"
    chmod "${3:-0600}" "$root$1.new"
    mv -f "$root$1.new" "$root$1"
  fi
}

systemd() {
  if [ -n "$root" ]; then say "+ systemctl $* (left out: DESTDIR)"; else run systemctl "$@"; fi
}

check_id() {
  case $1 in
  '' | [!a-z0-9]* | *[!a-z0-9-]*) fail 64 "not an id of a Record (a-z, 0-9 and -, not beginning with -): '$1'" ;;
  esac
  [ "${#1}" -le 28 ] || fail 64 "'$1' has ${#1} characters, 28 at most: systemd allows the user gm-<id> 31"
}

# The launcher runs on any Node. It knows the right one, and says what to do when there is none.
find_node() {
  launcher=$checkout/scripts/launch.mjs
  if [ -n "$node" ]; then
    node=$(readlink -f -- "$node") || fail 64 '--node names no file'
    [ "$("$node" "$launcher" --where)" = "$node" ] || fail 78 "$node is not new enough"
    return
  fi
  for each in "$checkout"/node_modules/node-*/bin/node "$(command -v node)"; do
    "$each" --version >/dev/null 2>&1 || continue
    node=$("$each" "$launcher" --where) || exit
    return
  done
  fail 78 'there is no Node: run npm ci, or give --node PATH'
}

# True for a group ($2) that is of its user ($1) alone, as most systems make one for each person, and for root's.
is_own_group() {
  [ "$2" != 0 ] || return 0
  if ! name=$(id -nu -- "$1" 2>/dev/null) || ! entry=$(getent group "$2" 2>/dev/null); then
    # Nobody has a name here: a unit's user, or one of another machine.
    [ "$1" = "$2" ]
    return
  fi
  case ${entry##*:} in '' | "$name") [ "${entry%%:*}" = "$name" ] ;; *) return 1 ;; esac
}

# True when somebody else may write to a folder. In one with the sticky bit, as /tmp has it, nobody exchanges what is another's.
is_open() {
  [ -n "$(find -P "$1" -maxdepth 0 ! -perm -1000 -perm /0022)" ] || return 1
  [ -z "$(find -P "$1" -maxdepth 0 -perm -0002)" ] || return 0
  ! is_own_group "$(stat -c %u -- "$1")" "$(stat -c %g -- "$1")"
}

# Refuses a Record into which others may have written.
require_closed() {
  [ "$(id -u)" = 0 ] || return 0
  open=$({
    find -P "$1" ! -type l -perm -0002 -print
    find -P "$1" ! -type l -perm -0020 -printf '%U %G\n' | sort -u | while read -r user group; do
      is_own_group "$user" "$group" || find -P "$1" ! -type l -perm -0020 -uid "$user" -gid "$group" -print
    done
  } | head -n 1)
  [ -z "$open" ] || fail 78 "$open can be written to by more than its owner: look at what is in '$1', then chmod -R go-w '$1'"
}

# Whoever owns a folder on the way to the sources can lead root's renaming and removing elsewhere, so it has to be somebody whom
# root follows anyway. $1 has no links any more.
require_ours() {
  [ "$(id -u)" = 0 ] || return 0
  at=$1 ours=" 0 ${SUDO_UID:-0} $(stat -c %u -- "$here/install.sh") "
  while :; do
    owner=$(stat -c %u -- "$at")
    case $ours in *" $owner "*) ;; *) fail 78 "$at belongs to user $owner, who could lead root elsewhere: look at what is in it, then chown root '$at'" ;; esac
    if is_open "$at"; then fail 78 "$at can be written to by more than its owner: look at what is in it, then chmod go-w '$at'"; fi
    [ "$at" != / ] || return 0
    at=$(dirname -- "$at")
  done
}

# Sets $from and $users to folders without links on the way.
find_sources() {
  from=$(CDPATH='' cd -- "$from" && pwd -P) || fail 64 '--from names no folder'
  require_ours "$from"
  users=$from/users
  if [ -d "$users" ]; then
    users=$(CDPATH='' cd -- "$users" && pwd -P)
    require_ours "$users"
  fi
}

# Words: secret FILE NAME, certificates FILE, or settings FILE COPY.
env_file() { "$node" "$here/env-file.mjs" "$@"; }

install_app() {
  [ -f "$checkout/dist/main.js" ] || fail 78 "dist/main.js is missing: run npm run build in $checkout first"
  run install -d -m 0755 "$root/opt"
  run rm -rf "$root$app.new"
  run install -d -m 0755 "$root$app.new" "$root$app.new/bin" "$root$app.new/users"
  run install -m 0755 "$node" "$root$app.new/bin/node"
  run install -d -m 0755 "$root$app.new/dist"
  # A bot that still runs an earlier build loads the model's client at its first call. Files of dist/chunks are named by their
  # content and stay: some 400 KB for each version that changes them.
  if [ -d "$root$app/dist/chunks" ]; then run cp -R "$root$app/dist/chunks" "$root$app.new/dist/"; fi
  run cp -R "$checkout/dist/." "$root$app.new/dist/"
  run cp -R "$checkout/users/_template" "$root$app.new/users/_template"
  run cp "$checkout/README.md" "$root$app.new/README.md"
  run chmod -R u=rwX,go=rX "$root$app.new"
  run rm -rf "$root$app.old"
  if [ -d "$root$app" ]; then run mv "$root$app" "$root$app.old"; fi
  run mv "$root$app.new" "$root$app"
  run rm -rf "$root$app.old"
}

install_units() {
  run install -d -m 0755 "$root$units" "$root$units/grace-mar@.service.d"
  run install -m 0644 "$here/grace-mar@.service" "$here/grace-mar.target" "$root$units/"
  release=$(systemctl --version 2>/dev/null | sed -n '1s/^systemd \([0-9]*\).*/\1/p') || release=''
  if [ "${release:-0}" -ge 254 ]; then
    run install -m 0644 "$here/restart-backoff.conf" "$root$units/grace-mar@.service.d/"
  else
    run rm -f "$root$units/grace-mar@.service.d/restart-backoff.conf"
  fi
}

# The unit names this file, so it must exist. Nobody but root can read what is in it.
random_metrics_token() {
  od -An -N32 -tx1 /dev/urandom | tr -d ' \n' |
    write "$secrets/$1/metrics_token" 'a random one, for METRICS_TOKEN is not set'
}

install_secrets() {
  file=$from/.env.$1
  run install -d -m 0711 "$root$secrets"
  run install -d -m 0700 "$root$secrets/$1"
  if [ ! -f "$file" ]; then
    [ -f "$root$secrets/$1/telegram_token" ] ||
      fail 78 "$file is missing, and no token for '$1' is installed: make it from .env.example"
    [ -f "$root$secrets/$1/metrics_token" ] || random_metrics_token "$1"
    return 0
  fi
  # A file that cannot be read ends the installation here, with its reason.
  certificates=$(env_file certificates "$file") || exit
  token=$(env_file secret "$file" TELEGRAM_BOT_TOKEN) || exit
  key=$(env_file secret "$file" OPENAI_API_KEY) || exit
  figures=$(env_file secret "$file" METRICS_TOKEN) || exit
  [ -n "$token" ] || fail 78 "TELEGRAM_BOT_TOKEN is missing in $file"
  printf %s "$token" | write "$secrets/$1/telegram_token" 'the bot token, not shown'
  if [ -n "$key" ]; then
    printf %s "$key" | write "$secrets/$1/openai_api_key" "the model's key, not shown"
  else
    # The unit names this file, so it must exist. A server of one's own takes any key.
    printf none | write "$secrets/$1/openai_api_key" 'the word none, for OPENAI_API_KEY is not set'
  fi
  if [ -n "$figures" ]; then
    printf %s "$figures" | write "$secrets/$1/metrics_token" "the figures' token, not shown"
  else
    random_metrics_token "$1"
  fi
  # Certificates are no secret, and the bot's user reads them where no home folder is shown to it.
  if [ -n "$certificates" ]; then
    printf '%s\n' "$certificates" | write "$secrets/$1.pem" "certificates of one's own" 0644
  else
    run rm -f "$root$secrets/$1.pem"
  fi
  env_file settings "$file" "$secrets/$1.pem" | write "$secrets/$1.env" 'the other settings'
}

# True when a running bot locks its state. The system lists the lock by the file's inode.
is_in_use() {
  [ -f "$1/.runtime/state.db" ] && grep -q ":$(stat -c %i "$1/.runtime/state.db") " /proc/locks
}

# Gives a source a name that no bot takes for a Record or its settings. An earlier file with that name is kept too.
put_aside() {
  if [ -e "$1" ]; then
    run mv --no-target-directory --backup=numbered "$1" "$1.installed"
    say "$1.installed was the source of this installation. Nothing reads it: remove it when the bot runs well"
  fi
}

# Refuses what could lead a copy elsewhere: links, pipes, and files that have a second name.
require_plain() {
  odd=$(find -P "$1" ! -type d ! \( -type f -links 1 \) -print | head -n 1)
  [ -z "$odd" ] || fail 78 "$odd is a link, has a second name or is no file: a Record holds folders and plain files. Put it elsewhere"
}

# Before anything is renamed there. $1 is the id.
note_sources() {
  run install -d -m 0700 "$root$sources"
  noted=$root$sources/$1 lines="from $from
users $users"
  if [ -f "$noted" ]; then lines=$(printf '%s\n' "$lines" | cat - "$noted" | sort -u); fi
  printf '%s\n' "$lines" | write "$sources/$1" 'where its sources were'
}

# What an installation that was killed left: copies of Records that no forgetting reaches, and of secrets. Only root
# writes to these two folders.
sweep() {
  for each in "$root$records"/.*.new "$root$sources"/*.new "$root$secrets"/*.new "$root$secrets"/*/*.new; do
    if [ -e "$each" ] || [ -L "$each" ]; then run rm -rf "$each"; fi
  done
}

# The service's user owns the folder of its Record, so that root works in a folder of its own and only renames into that one.
install_record() {
  place=$root$records/$1 source=$users/$1
  run install -d -m 0700 "$root/var/lib/private"
  run install -d -m 0755 "$root$records"
  for each in "$place" "$place/$1" "$source"; do
    if [ -L "$each" ] || { [ -e "$each" ] && [ ! -d "$each" ]; }; then
      fail 78 "$each must be a folder, not a link or a file: find out who made it, then move it away"
    fi
  done
  [ -d "$place" ] || run install -d -m 0700 "$place"
  prepared=$root$records/.$1.new
  if [ -d "$place/$1" ]; then
    say "$1: the Record in /var/lib/grace-mar/$1/$1 stays as it is"
  elif [ -d "$source" ]; then
    require_plain "$source"
    run install -d -m 0700 "$prepared"
    run "$node" "$here/copy-record.mjs" "$source" "$prepared/$1"
    if ! $dry; then require_plain "$prepared"; fi
    run chmod -R u=rwX,go= "$prepared/$1"
    run chown -hR --reference="$place" "$prepared/$1"
    # A renaming on one file system follows no link. The target is not there, or it is somebody else's.
    $dry || [ "$(stat -c %d "$prepared")" = "$(stat -c %d "$place")" ] ||
      fail 78 "$place must not be a file system of its own: the Record could not be put there at once"
    run mv -T -n "$prepared/$1" "$place/$1"
    if [ -e "$prepared/$1" ]; then fail 78 "$place/$1 was made meanwhile: find out who made it, then move it away"; fi
    run rmdir "$prepared"
    say "$1: the Record is in /var/lib/grace-mar/$1/$1 now"
  else
    fail 78 "there is no Record of '$1': npm run new-record -- $1"
  fi
  put_aside "$source"
  for each in "$users/$1".before-restore-* "$users/$1".restored "$users/.$1".*.new; do
    [ ! -e "$each" ] || say "$each is an earlier copy of this Record, which no forgetting reaches any more: remove it when the bot runs well"
  done
}

# Waits until the bot has logged "ready". systemd itself is content as soon as there is a process.
start_bot() {
  if [ -n "$root" ]; then
    systemd restart "grace-mar@$1.service"
    return
  fi
  run systemctl reset-failed "grace-mar@$1.service" 2>/dev/null || true
  run "$app/bin/node" "$app/dist/cli.js" fleet restart --engine systemd "$1" && return
  # A bot that was taken over may have written them. This form prints no control characters.
  journalctl --no-pager --quiet --output=short --lines=10 --unit="grace-mar@$1.service" >&2 || true
  fail 1 "the bot of '$1' did not come up; its last log lines are above. Correct $from/.env.$1 and run this again"
}

# Words: paths that may be there.
erase_each() {
  for each in "$@"; do
    if [ -e "$each" ] || [ -L "$each" ]; then
      found=true
      run rm -rf "$each"
      $dry || say "Erased $each"
    fi
  done
}

# What is left of the sources in a folder of .env.<id> ($1 is "from"), or of Records ("users"). $3 is the id.
erase_sources() {
  if [ "$1" = from ]; then
    erase_each "$2/.env.$3".installed*
    return
  fi
  erase_each "$2/$3".installed*
  # What a restore put aside is the business of the Record beside it, where there is one.
  [ -e "$2/$3" ] || erase_each "$2/$3".before-restore-* "$2/$3".restored "$2/.$3".*.new
}

# The same where earlier installations had theirs. Root removes nothing by a folder that somebody else may lead elsewhere.
erase_noted() {
  noted=$root$sources/$1
  [ -f "$noted" ] || return 0
  while read -r kind folder; do
    if [ ! -d "$folder" ]; then
      say "Not there now: $folder, which was a source of this bot. Look for .env.$1.installed and $1.installed where it went"
    elif (require_ours "$folder") 2>/dev/null && [ "$(CDPATH='' cd -- "$folder" && pwd -P)" = "$folder" ]; then
      erase_sources "$kind" "$folder" "$1"
    else
      for each in "$folder/.env.$1".installed* "$folder/$1".installed* "$folder/$1".before-restore-*; do
        [ ! -e "$each" ] || say "Not erased, for $folder is somebody else's, or open to others: $each. Remove it yourself"
      done
    fi
  done <"$noted"
  erase_each "$noted"
}

# All of one person that the installer has put anywhere, what it renamed, and what restores put aside before. rm looks behind no link.
erase() {
  unit=grace-mar@$1.service
  # Where the program was uninstalled before there is no such unit any more.
  systemd disable --now "$unit" || true
  if [ -z "$root" ] && ! $dry && systemctl is-active --quiet "$unit"; then fail 75 "$unit still runs: nothing was erased"; fi
  sweep
  found=false
  erase_each "$root$records/$1" "$root/var/lib/grace-mar/$1" "$root$secrets/$1" "$root$secrets/$1.env" "$root$secrets/$1.pem" \
    "$root/run/grace-mar/$1"
  erase_sources from "$from" "$1"
  erase_sources users "$users" "$1"
  erase_noted "$1"
  $found || fail 64 "there is nothing of '$1' here"
  if [ -e "$users/$1" ] || [ -e "$from/.env.$1" ]; then
    say "Not installed, so it stays: $users/$1 and $from/.env.$1. npm run erase -- --user $1 --confirm $1 removes a Record"
  fi
  say 'Not in reach from here: the chats in Telegram, what a model server keeps, copies that you made, and backups of this machine.'
}

uninstall() {
  systemd disable --now grace-mar.target
  systemd stop 'grace-mar@*.service'
  for wants in "$root$units"/grace-mar.target.wants/grace-mar@*.service; do
    if [ -L "$wants" ]; then run rm -f "$wants"; fi
  done
  run rm -rf "$root$units/grace-mar@.service" "$root$units/grace-mar.target" "$root$units/grace-mar@.service.d"
  systemd daemon-reload
  run rm -rf "$root$app" "$root$secrets"
  say 'The Records stay in /var/lib/grace-mar/<id>/<id>.'
}

[ $# -gt 0 ] || fail 64 'ids of Records, "run", "erase" or "uninstall" expected; see the top of this file'
if [ "$1" = run ]; then
  shift
  exec "$root$app/bin/node" "$here/beside.mjs" "$@"
fi

task=install ids=''
while [ $# -gt 0 ]; do
  case $1 in
  --dry-run) dry=true ;;
  --no-start) start=false ;;
  --node) node=${2:-} && shift ;;
  --from) from=${2:-} && shift ;;
  uninstall | erase) task=$1 ;;
  -*) fail 64 "unknown option $1" ;;
  *) check_id "$1" && ids="$ids $1" ;;
  esac
  shift || fail 64 'the last option needs a value'
done

$dry || [ -n "$root" ] || [ "$(id -u)" = 0 ] || fail 64 'run it as root, or with --dry-run'
if [ "$task" = uninstall ]; then
  [ -z "$ids" ] || fail 64 'uninstall takes no ids; one bot: systemctl disable --now grace-mar@<id>'
  uninstall
  exit
fi
find_sources
if [ "$task" = erase ]; then
  case $ids in
  " ${ids##* } ${ids##* }") erase "${ids##* }" ;;
  *) fail 64 'erase takes the id of one Record, twice: install.sh erase abby abby' ;;
  esac
  exit
fi
[ -n "$ids" ] || fail 64 'which Records? install.sh abby dad mom'

find_node
for id in $ids; do
  if is_in_use "$users/$id"; then
    fail 75 "a bot runs on $users/$id: stop it first, so that nothing is lost between it and the copy"
  fi
  if [ -d "$users/$id" ]; then require_closed "$users/$id"; fi
done
sweep
install_app
install_units
for id in $ids; do
  install_secrets "$id"
  note_sources "$id"
  install_record "$id"
done
systemd daemon-reload
systemd enable grace-mar.target
for id in $ids; do
  systemd enable "grace-mar@$id.service"
  # The bots are started one by one. When one fails, the next ones are not touched.
  if $start; then start_bot "$id"; fi
  put_aside "$from/.env.$id"
done
