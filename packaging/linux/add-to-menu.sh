#!/bin/sh
# Puts Conference Planner into this user's menu, with its icon, and offers it for saved pages.
# Nothing is copied but the entry and the icon: run it again when this folder has moved.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=applications/org.conferenceplanner.ConferencePlanner.desktop
mkdir -p "$data"
cp -R "$here/share/." "$data/"
{
    grep -v '^Exec=' "$here/share/$entry"
    printf 'Exec="%s/conference-planner" %%F\n' "$here"
} > "$data/$entry"
if command -v update-desktop-database > /dev/null; then
    update-desktop-database "$data/applications"
fi
echo "Conference Planner is in your menu now."
