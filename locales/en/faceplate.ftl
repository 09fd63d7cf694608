## Controls

run = Run
submit = Submit
save = Save
reset-to-saved = Discard changes
reset-to-default = Use defaults
unsaved = Unsaved changes
saved = Saved
changed-meanwhile = “{ $field }” was changed elsewhere to “{ $value }” meanwhile and was not saved here. Save again to replace it, or discard your changes.
retry = Retry
close = Close
dismiss = Dismiss
cancel = Cancel
discard-title = Discard what is not saved?
discard-text = What you changed in this form is lost.
leave-title = Close without saving?
leave-text = What you changed in the settings of plugins and did not save is lost.
leave = Close without saving

## Plugins

plugin-named = Plugin “{ $name }”
plugin-id = ID
plugin-version = Version
plugin-description = Description
plugin-status = Status
plugin-active = Active
plugin-disabled = Disabled
plugin-warnings = Warnings
trust = Trust
trust-signed = Signed
trust-unsigned = Unsigned
trust-invalid-signature = Invalid signature
trust-development = In development
trust-unknown = Unknown
warning-unsigned = Nobody has signed this plugin.
warning-overridden = It runs although the host has less than it asks for, because somebody decided so.
warning-invalid-signature = The signature does not match this plugin. Someone may have changed it: do not use it until you have a copy from its author.
warning-isolated = This plugin asks for a view of its own.
warning-disabled = This plugin is disabled. Its controls do nothing.

plugin-enabled = Enabled
plugin-preparing = Preparing
plugin-failed = Failed to load
plugin-unmet = Needs more than this host has
heavyweight = Heavyweight
lightweight = Lightweight
runs-images =
    { $count ->
        [one] It runs { $count } container image beside the host, which takes memory, processor time and disk space.
       *[other] It runs { $count } container images beside the host, which takes memory, processor time and disk space.
    }
load-error = It cannot be loaded: { $error }
latest-error = Latest error: { $error }
needs-slow = it may be slow or fail to start
needs-off = it stays off
needs-memory = It asks for at least { $needed } MB of memory, and the host has { $available } MB, so { $then }. Close other programs, or use a computer with more memory.
needs-cores =
    { $needed ->
        [one] It asks for at least { $needed } processor core, and the host has { $available }, so { $then }. Use a computer with more of them.
       *[other] It asks for at least { $needed } processor cores, and the host has { $available }, so { $then }. Use a computer with more of them.
    }
needs-disk = It asks for at least { $needed } MB of free disk space, and the host has { $available } MB, so { $then }. Delete what is not needed, or use a computer with a larger disk.
inventory-not-allowed = Only administrators can see and manage all plugins.
inventory-empty = No plugins are installed.
logs = Logs
logs-title = Logs of “{ $name }”
logs-empty = Nothing has been logged yet.
switch-off-title = Switch “{ $name }” off?
switch-off-unsaved = Some of its settings are changed and not saved. While it is off, nobody can save them.
switch-off = Switch off
enable-anyway-title = Enable “{ $name }” anyway?
enable-anyway = Enable anyway
open-link-title = Open { $site }?
open-link-from = The plugin “{ $name }” wants to show this page on the web:
open-link = Open
link-not-opened = The page could not be opened in a browser.
effects-not-applied =
    { $count ->
        [one] One thing that the plugin asked for was not done: { $reason }
       *[other] { $count } things that the plugin asked for were not done. The first: { $reason }
    }

## Surfaces

settings = Settings
settings-pages = Plugin settings
settings-empty = No plugin has settings.
settings-off = This plugin is switched off. Its settings can be changed while it is on.
details-show = Show details
details-hide = Hide details
widgets = Plugin widgets
actions = Plugin actions
panels = Plugin panels
region = { $title }, plugin “{ $name }”
page-name = { $title }, a page of the plugin “{ $name }”
page-isolated = Isolated page
page-loading = Loading “{ $name }” …
page-not-shown = “{ $name }” has a page of its own that is not shown
page-not-here = Such pages open only in an isolated view, and there is none here.
page-no-isolation = Such pages open only in an isolated view, which cannot be made here: { $reason }
page-nowhere = The plugin does not say which of its files the page is.
page-elsewhere = It is not one of the plugin’s own files: { $url }
page-failed = The page of “{ $name }” could not be loaded
page-missing = The plugin has no such file, or does not declare it under “assets”.
page-status = The host refused it with status { $status }.
page-unreachable = The host does not answer.
page-timed-out = It did not load in time.
page-crashed = The page of “{ $name }” has stopped
page-unresponsive = The page of “{ $name }” no longer answered and was stopped
page-again = { $seconds ->
    [one] It is loaded again in one second.
   *[other] It is loaded again in { $seconds } seconds.
}
page-given-up = It stopped five times within ten minutes, and is not loaded again by itself.
page-reload = Reload
page-changed = The files of this page have changed. What you typed into it is lost when it is loaded again.
page-exit-fullscreen = Exit full screen
page-may = What its pages may do
page-may-own = Use this plugin’s own files, settings, state and actions.
page-may-connect = Connect to { $origins }.
page-may-store = Store data on this device.
page-may-eval = Run text as script.
page-may-not = Nothing else: no other connection, no file, no camera, no other plugin.
page-may-unknown = What they ask for is not known here, so they are allowed nothing beyond the plugin’s own files and actions.
page-refused = { $count ->
    [one] This page was kept from one thing
   *[other] This page was kept from { $count } things
}
page-refused-line = To allow it, write this into plugin.json:
page-refused-never = Nothing in plugin.json allows it. Bring the file along, under “assets”.
view-take-out = Show this page in its own window
view-is-out = This page is in its own window.
view-take-back = Bring it back
view-waits = This page waits: as many pages as may run at once are open.
view-was-frozen = This page was paused and loaded again.
view-no-sandbox = The system offers no sandbox for the processes of plugin pages, so this page has one protection less.
failed-title = “{ $name }” has nothing to show here
failed-no-schema = The host sent no interface for this part of the plugin.
failed-mode = The host sent a mode that is not known here: { $mode }
templates-withheld = The host gives the parts that this plugin reuses to administrators only, so some are missing here.
modal-missing = “{ $name }” has no dialog called “{ $id }”.
confirm-title = Run “{ $action }” of the plugin “{ $name }”?
confirm-says = “{ $name }” says:
confirm-danger = This cannot be undone.
crashed-title = “{ $name }” stopped working here
crashed-text = Only this part is affected.
notifications = Notifications
summary-loading =
    { $count ->
        [one] Loading { $count } plugin
       *[other] Loading { $count } plugins
    }
summary-ready =
    { $count ->
        [one] { $count } plugin ready
       *[other] { $count } plugins ready
    }
summary-failed = { $count } not working

## The host

host-unreachable = The host cannot be reached. Check that it is running and that the address is right: { $address }
host-timed-out = The host did not answer within { $seconds } seconds. Try again; if it stays like this, the plugin’s log may say more.
host-log-in = You are not logged in. Log in to the host and try again.
host-not-allowed = The host does not allow this for your account.
host-not-offered = This host does not offer this.
host-not-installed = The plugin, or this part of it, is no longer on the host. Reload to see what is there now.
host-disabled = The plugin is disabled. An administrator can enable it.
host-too-many = The host gets too many requests. Wait a moment and try again.
host-empty-settings = This host cannot save empty settings. Keep at least one of them.
host-refused = The host answered with an error ({ $status }).
host-failed = The host failed ({ $status }) and does not say why. The plugin’s log may say more.
host-said = The host says: { $message }
host-answer-too-large = The host’s answer is larger than { $limit } MiB and was not read.
host-answer-unreadable = The host’s answer cannot be read: { $problem }
reason-plugin-said = { $said }
reason-handler-failed = { $handler } failed and did not say why.
reason-handler-missing = The file { $handler } is not in the plugin’s folder.
reason-bridge-failed = The bridge at { $address } answered with an error ({ $status }).
reason-bridge-unreachable = The bridge at { $address } cannot be reached. Is it running?
reason-php-missing = PHP is not installed on the host, and this plugin needs it. Install it (Debian and Ubuntu: apt install php-cli; macOS: brew install php) and try again.
reason-timeout = There was no answer within { $seconds } s.
reason-answer-too-large = The answer is longer than { $limit } MiB.
reason-answer-not-json = The answer is not JSON. It begins: { $excerpt }
reason-answer-not-an-object = The answer is JSON, but not an object.
reason-docker-missing = This plugin runs container images, and docker is not installed on the host. Install it (https://docs.docker.com/engine/install/) and try again.
reason-image-missing = The container image { $image } is not on the host. Fetch it there with docker pull.
reason-image-not-started = The plugin’s bridge is a container image, which the host starts only when it is asked to: start the host with --start-images.
reason-requirements-unmet = The plugin is off, because the host has less than it asks for.
reason-disk-full = Nothing was saved: the disk of the host is full. Free some space there and save again.
reason-store-busy = Nothing was saved: another program is writing to { $place }. Save again in a moment.
reason-store-read-only = Nothing was saved: { $place } cannot be written ({ $why }). Make it writable, or start the host with --data DIR for another folder.
reason-store-damaged = Nothing was saved: { $place } is damaged ({ $why }). Move its file away to start afresh, or put a copy of it back, and start the host again.
reason-not-saved = Nothing was saved: writing to { $place } failed ({ $why }). See whether its disk is full or failing, then save again.
reason-store-nowhere = Nothing can be saved: { $why }.
reason-not-read = What is saved in { $place } cannot be read ({ $why }). Start the host again; if that does not help, move the file away or put a copy of it back.
reason-store-gone = The host has stopped keeping its data. Start it again; what was saved is still there.

## Components

no-value = --
field = Field
nothing-chosen = Choose…
field-missing = This is needed.
field-no-number = Enter a number.
field-too-small = Enter { $least } or more.
field-too-large = Enter { $most } or less.
field-not-a-step = Enter a multiple of { $step }.
field-too-short =
    { $least ->
        [one] Enter at least { $least } character.
       *[other] Enter at least { $least } characters.
    }
field-too-long =
    { $most ->
        [one] Enter at most { $most } character.
       *[other] Enter at most { $most } characters.
    }
field-no-match = This is not written as it must be.
field-no-email = Enter an e-mail address, such as name@example.org.
field-no-url = Enter a web address, such as https://example.org.
progress = Progress
scroll-area = Scrollable area
data-strip-empty = No readings yet
readings = Readings
percent = { $value }%
data-failed = No data
data-stale-moments = Not up to date
data-stale-minutes =
    { $count ->
        [one] Not up to date for { $count } minute
       *[other] Not up to date for { $count } minutes
    }
data-stale-hours =
    { $count ->
        [one] Not up to date for { $count } hour
       *[other] Not up to date for { $count } hours
    }
invalid-unknown-component = Unknown component { $name }
invalid-unknown-template = No template is called { $name }
invalid-recursion = The template { $name } contains itself
invalid-not-a-node = This is not a component
invalid-wrong-type = { $name } is not written as it must be
invalid-limit-depth = Nested too deeply
invalid-limit-nodes = Too many components
invalid-limit-includes = Too many templates

## Workbench

plugins = Plugins
plugins-search = Search plugins
plugins-not-found = Nothing here is called “{ $text }”.
plugins-none = No plugins yet
plugins-none-hint = Start Faceplate with the folder of a plugin, and it appears here:
surface-settings-tab = Settings tab
surface-navbar-widget = App bar
surface-page = Page
surface-printer-action = Printer action
surface-printer-panel = Printer panel
surface-modal = Dialog
preview = Preview
panes = Parts of the workbench
display = Display
theme = Theme
theme-system = System
theme-light = Light
theme-dark = Dark
theme-high-contrast = High contrast
language = Language
right-to-left = Right to left
size = Window size
size-fluid = Fluid
size-scaled = Shown at { $percent } %
loading = Loading
problems = Problems
problem-count =
    { $count ->
        [one] { $count } problem
       *[other] { $count } problems
    }
problems-none = No problems found
problems-more = Show { $count } more: { $listed } of { $all } are listed
problems-not-available = This host does not report problems
severity-error = Error
severity-warning = Warning
severity-info = Note
problem-not-visible = This part is not on screen.
last-good = { $name } cannot be read. Showing the last good version.
reconnecting = The host does not answer. Reconnecting…
log-in-with-token = To see a server’s plugins from here, start Faceplate with an API token of that server in FACEPLATE_TOKEN.
control = Control
control-empty = No plugin adds to the control area.
destinations = Destinations
printer = Printer
printer-none = No printer
virtual-printer = Virtual printer
print-start = Start a test print
print-stop = Stop the print
print-none = Nothing is printed
print-heating = Heating
print-progress = Printing, { $percent } %
hotend = Hotend
bed = Bed
heater-on = { $now } of { $target } °C
heater-off = { $now } °C
