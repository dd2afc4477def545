#!/bin/sh
# Runs a program as a container would, in a root folder of its own, with what a base image has (libraries,
# tools, a Node, npm) borrowed read-only from this machine. Only in a mount namespace (unshare --mount).
#
#   in-root.sh ROOT WORKDIR build|run [NAME=value ...] program words...
#
# build: as root, the root folder writable.   run: read-only but for /tmp and a volume ($VOLUME) at /data,
# as $RUN_AS, with no capability and no way to get one.
set -eu
root=$1 workdir=$2 mode=$3
shift 3

mount --bind "$root" "$root"
for folder in usr bin sbin lib lib32 lib64; do
  if [ -d "/$folder" ] && [ -d "$root/$folder" ]; then
    mount --rbind "/$folder" "$root/$folder"
    mount -o remount,bind,ro "$root/$folder"
  fi
done
mount --rbind /dev "$root/dev"
mount -t tmpfs -o mode=0755 base "$root/base"
mkdir "$root/base/bin" "$root/base/npm" "$root/base/cache"
touch "$root/base/bin/node"
mount --bind "$BASE_NODE" "$root/base/bin/node"
path=/base/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

if [ "$mode" = build ]; then
  mount --rbind /proc "$root/proc"
  mount -t tmpfs -o mode=1777 tmp "$root/tmp"
  mount --bind "$BASE_NPM" "$root/base/npm"
  mount --bind "$BASE_NPM_CACHE" "$root/base/cache"
  printf '#!/bin/sh\nexec /base/bin/node /base/npm/bin/npm-cli.js "$@"\n' >"$root/base/bin/npm"
  chmod 755 "$root/base/bin/npm"
  exec chroot "$root" /usr/bin/env -i -C "$workdir" PATH="$path" HOME=/tmp npm_config_cache=/base/cache \
    npm_config_prefer_offline=true  "$@"
fi

mount -t proc proc "$root/proc"
mount -t tmpfs -o size=16m,mode=1777,noexec,nosuid,nodev tmp "$root/tmp"
mount --bind "$VOLUME" "$root/data"
mount -o remount,bind,ro "$root"
exec chroot "$root" /usr/bin/setpriv --reuid "${RUN_AS%:*}" --regid "${RUN_AS#*:}" --clear-groups \
  --inh-caps=-all --bounding-set=-all --no-new-privs \
  /usr/bin/env -i -C "$workdir" PATH="$path" "$@"
