#!/usr/bin/env bash
# After set-up no command opens a connection: the demonstration runs in a network namespace without any interface.
set -euo pipefail
program=$1; press=$2
enter=(unshare --net)
if ! unshare --net true 2>/dev/null; then
  enter=(unshare --user --map-root-user --net)
  "${enter[@]}" true 2>/dev/null || { echo "skipped: this system allows no network namespace"; exit 77; }
fi
out=$("${enter[@]}" "$program" dossier togo russie "$press")
grep -q 'Faure Gnassingbé' <<<"$out" || { echo "the dossier names nobody"; exit 1; }
