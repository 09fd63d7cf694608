## Controls

run = Ausführen
submit = Senden
save = Speichern
reset-to-saved = Änderungen verwerfen
reset-to-default = Standardwerte verwenden
unsaved = Nicht gespeicherte Änderungen
saved = Gespeichert
changed-meanwhile = „{ $field }“ wurde inzwischen anderswo auf „{ $value }“ geändert und hier nicht gespeichert. Speichern Sie erneut, um es zu ersetzen, oder verwerfen Sie Ihre Änderungen.
retry = Erneut versuchen
close = Schließen
dismiss = Ausblenden
cancel = Abbrechen
discard-title = Nicht Gespeichertes verwerfen?
discard-text = Was Sie in diesem Formular geändert haben, geht verloren.
leave-title = Ohne Speichern schließen?
leave-text = Was Sie in den Einstellungen von Plugins geändert und nicht gespeichert haben, geht verloren.
leave = Ohne Speichern schließen

## Plugins

plugin-named = Plugin „{ $name }“
plugin-id = ID
plugin-version = Version
plugin-description = Beschreibung
plugin-status = Status
plugin-active = Aktiv
plugin-disabled = Deaktiviert
plugin-warnings = Warnungen
trust = Vertrauen
trust-signed = Signiert
trust-unsigned = Nicht signiert
trust-invalid-signature = Ungültige Signatur
trust-development = In Entwicklung
trust-unknown = Unbekannt
warning-unsigned = Dieses Plugin ist nicht signiert.
warning-overridden = Es läuft, obwohl der Server weniger hat, als es verlangt, weil jemand das so entschieden hat.
warning-invalid-signature = Die Signatur passt nicht zu diesem Plugin. Es wurde möglicherweise verändert: Verwenden Sie es nicht, bis Sie eine Kopie vom Autor haben.
warning-isolated = Dieses Plugin verlangt eine eigene Ansicht.
warning-disabled = Dieses Plugin ist deaktiviert. Seine Bedienelemente haben keine Wirkung.
plugin-enabled = Aktiviert
plugin-preparing = Wird vorbereitet
plugin-failed = Laden fehlgeschlagen
plugin-unmet = Braucht mehr, als dieser Server hat
heavyweight = Schwergewichtig
lightweight = Leichtgewichtig
runs-images =
    { $count ->
        [one] Es führt neben dem Server { $count } Container-Image aus. Das belegt Arbeitsspeicher, Rechenzeit und Speicherplatz.
       *[other] Es führt neben dem Server { $count } Container-Images aus. Das belegt Arbeitsspeicher, Rechenzeit und Speicherplatz.
    }
load-error = Es kann nicht geladen werden: { $error }
latest-error = Letzter Fehler: { $error }
needs-slow = kann es langsam sein oder nicht starten
needs-off = bleibt es deaktiviert
needs-memory = Es verlangt mindestens { $needed } MB Arbeitsspeicher, und der Server hat { $available } MB. Deshalb { $then }. Schließen Sie andere Programme, oder verwenden Sie einen Computer mit mehr Arbeitsspeicher.
needs-cores =
    { $needed ->
        [one] Es verlangt mindestens { $needed } Prozessorkern, und der Server hat { $available }. Deshalb { $then }. Verwenden Sie einen Computer mit mehr Kernen.
       *[other] Es verlangt mindestens { $needed } Prozessorkerne, und der Server hat { $available }. Deshalb { $then }. Verwenden Sie einen Computer mit mehr Kernen.
    }
needs-disk = Es verlangt mindestens { $needed } MB freien Speicherplatz, und der Server hat { $available } MB. Deshalb { $then }. Löschen Sie, was nicht gebraucht wird, oder verwenden Sie einen Computer mit größerem Datenträger.
inventory-not-allowed = Nur Administratoren können alle Plugins sehen und verwalten.
inventory-empty = Es sind keine Plugins installiert.
logs = Protokoll
logs-title = Protokoll von „{ $name }“
logs-empty = Es wurde noch nichts protokolliert.
switch-off-title = „{ $name }“ deaktivieren?
switch-off-unsaved = Einige seiner Einstellungen sind geändert und nicht gespeichert. Solange es deaktiviert ist, kann sie niemand speichern.
switch-off = Deaktivieren
enable-anyway-title = „{ $name }“ trotzdem aktivieren?
enable-anyway = Trotzdem aktivieren
open-link-title = { $site } öffnen?
open-link-from = Das Plugin „{ $name }“ möchte diese Seite im Web zeigen:
open-link = Öffnen
link-not-opened = Die Seite konnte nicht in einem Browser geöffnet werden.
effects-not-applied =
    { $count ->
        [one] Etwas, das das Plugin verlangt hat, wurde nicht getan: { $reason }
       *[other] { $count } Dinge, die das Plugin verlangt hat, wurden nicht getan. Das erste: { $reason }
    }

## Surfaces

settings = Einstellungen
settings-pages = Plugin-Einstellungen
settings-empty = Kein Plugin hat Einstellungen.
settings-off = Dieses Plugin ist deaktiviert. Seine Einstellungen lassen sich ändern, solange es aktiviert ist.
details-show = Details anzeigen
details-hide = Details ausblenden
widgets = Plugin-Widgets
actions = Plugin-Aktionen
panels = Plugin-Bereiche
region = { $title }, Plugin „{ $name }“
page-name = { $title }, eine Seite des Plugins „{ $name }“
page-isolated = Isolierte Seite
page-loading = „{ $name }“ wird geladen …
page-not-shown = „{ $name }“ hat eine eigene Seite, die nicht gezeigt wird
page-not-here = Solche Seiten öffnen sich nur in einer isolierten Ansicht, und hier gibt es keine.
page-no-isolation = Solche Seiten öffnen sich nur in einer isolierten Ansicht, die hier nicht möglich ist: { $reason }
page-nowhere = Das Plugin sagt nicht, welche seiner Dateien die Seite ist.
page-elsewhere = Sie ist keine Datei des Plugins: { $url }
page-failed = Die Seite von „{ $name }“ konnte nicht geladen werden
page-missing = Das Plugin hat diese Datei nicht oder nennt sie nicht unter „assets“.
page-status = Der Host hat sie mit Status { $status } abgelehnt.
page-unreachable = Der Host antwortet nicht.
page-timed-out = Sie wurde nicht rechtzeitig geladen.
page-crashed = Die Seite von „{ $name }“ ist stehen geblieben
page-unresponsive = Die Seite von „{ $name }“ antwortete nicht mehr und wurde beendet
page-again = { $seconds ->
    [one] Sie wird in einer Sekunde neu geladen.
   *[other] Sie wird in { $seconds } Sekunden neu geladen.
}
page-given-up = Sie ist fünfmal in zehn Minuten stehen geblieben und wird nicht von selbst neu geladen.
page-reload = Neu laden
page-changed = Die Dateien dieser Seite haben sich geändert. Was Sie darin eingegeben haben, geht beim Neuladen verloren.
page-exit-fullscreen = Vollbild beenden
page-may = Was seine Seiten dürfen
page-may-own = Eigene Dateien, Einstellungen, Zustand und Aktionen dieses Plugins benutzen.
page-may-connect = Sich mit { $origins } verbinden.
page-may-store = Daten auf diesem Gerät speichern.
page-may-eval = Text als Skript ausführen.
page-may-not = Sonst nichts: keine andere Verbindung, keine Datei, keine Kamera, kein anderes Plugin.
page-may-unknown = Was sie verlangen, ist hier nicht bekannt; erlaubt sind darum nur die eigenen Dateien und Aktionen des Plugins.
page-refused = { $count ->
    [one] Eines wurde dieser Seite verwehrt
   *[other] { $count } Dinge wurden dieser Seite verwehrt
}
page-refused-line = Um es zu erlauben, dies in plugin.json schreiben:
page-refused-never = Nichts in plugin.json erlaubt es. Die Datei kann unter „assets“ mitgeliefert werden.
view-take-out = Diese Seite in einem eigenen Fenster zeigen
view-is-out = Diese Seite ist in einem eigenen Fenster.
view-take-back = Zurückholen
view-waits = Diese Seite wartet: Es sind so viele Seiten offen, wie zugleich laufen dürfen.
view-was-frozen = Diese Seite war angehalten und wurde neu geladen.
view-no-sandbox = Das System bietet keine Sandbox für die Prozesse von Plugin-Seiten; dieser Seite fehlt damit ein Schutz.
failed-title = „{ $name }“ hat hier nichts anzuzeigen
failed-no-schema = Der Server hat für diesen Teil des Plugins keine Oberfläche gesendet.
failed-mode = Der Server hat einen Modus genannt, der hier nicht bekannt ist: { $mode }
templates-withheld = Der Server gibt die Teile, die dieses Plugin mehrfach verwendet, nur an Administratoren heraus. Hier fehlen deshalb einige.
modal-missing = „{ $name }“ hat keinen Dialog namens „{ $id }“.
confirm-title = „{ $action }“ des Plugins „{ $name }“ ausführen?
confirm-says = „{ $name }“ meldet:
confirm-danger = Das lässt sich nicht rückgängig machen.
crashed-title = „{ $name }“ funktioniert hier nicht mehr
crashed-text = Nur dieser Teil ist betroffen.
notifications = Benachrichtigungen
summary-loading =
    { $count ->
        [one] { $count } Plugin wird geladen
       *[other] { $count } Plugins werden geladen
    }
summary-ready =
    { $count ->
        [one] { $count } Plugin bereit
       *[other] { $count } Plugins bereit
    }
summary-failed = { $count } ohne Funktion

## The host

host-unreachable = Der Server ist nicht erreichbar. Prüfen Sie, ob er läuft und ob die Adresse stimmt: { $address }
host-timed-out = Der Server hat nicht innerhalb von { $seconds } Sekunden geantwortet. Versuchen Sie es erneut; bleibt es dabei, steht vielleicht mehr im Protokoll des Plugins.
host-log-in = Sie sind nicht angemeldet. Melden Sie sich am Server an und versuchen Sie es erneut.
host-not-allowed = Der Server erlaubt dies für Ihr Konto nicht.
host-not-offered = Dieser Server bietet das nicht an.
host-not-installed = Das Plugin oder dieser Teil davon ist nicht mehr auf dem Server. Laden Sie neu, um zu sehen, was jetzt da ist.
host-disabled = Das Plugin ist deaktiviert. Ein Administrator kann es aktivieren.
host-too-many = Der Server erhält zu viele Anfragen. Warten Sie einen Moment und versuchen Sie es erneut.
host-empty-settings = Dieser Server kann keine leeren Einstellungen speichern. Behalten Sie mindestens eine.
host-refused = Der Server hat mit einem Fehler geantwortet ({ $status }).
host-failed = Der Server ist gescheitert ({ $status }) und nennt keinen Grund. Vielleicht steht mehr im Protokoll des Plugins.
host-said = Der Server meldet: { $message }
host-answer-too-large = Die Antwort des Servers ist größer als { $limit } MiB und wurde nicht gelesen.
host-answer-unreadable = Die Antwort des Servers ist nicht lesbar: { $problem }
reason-plugin-said = { $said }
reason-handler-failed = { $handler } ist fehlgeschlagen, ohne einen Grund zu nennen.
reason-handler-missing = Die Datei { $handler } fehlt im Ordner des Plugins.
reason-bridge-failed = Die Bridge unter { $address } hat mit einem Fehler geantwortet ({ $status }).
reason-bridge-unreachable = Die Bridge unter { $address } ist nicht erreichbar. Läuft sie?
reason-php-missing = PHP ist auf dem Server nicht installiert, und dieses Plugin braucht es. Installieren Sie es (Debian und Ubuntu: apt install php-cli; macOS: brew install php) und versuchen Sie es erneut.
reason-timeout = Innerhalb von { $seconds } s kam keine Antwort.
reason-answer-too-large = Die Antwort ist länger als { $limit } MiB.
reason-answer-not-json = Die Antwort ist kein JSON. Sie beginnt so: { $excerpt }
reason-answer-not-an-object = Die Antwort ist JSON, aber kein Objekt.
reason-docker-missing = Dieses Plugin verwendet Container-Images, und auf dem Server ist docker nicht installiert. Installieren Sie es (https://docs.docker.com/engine/install/) und versuchen Sie es erneut.
reason-image-missing = Das Container-Image { $image } ist nicht auf dem Server. Laden Sie es dort mit docker pull.
reason-image-not-started = Die Bridge des Plugins ist ein Container-Image, das der Server nur auf Wunsch startet: Starten Sie den Server mit --start-images.
reason-requirements-unmet = Das Plugin ist deaktiviert, weil der Server weniger hat, als es verlangt.
reason-disk-full = Nichts wurde gespeichert: Der Datenträger des Servers ist voll. Schaffen Sie dort Platz und speichern Sie erneut.
reason-store-busy = Nichts wurde gespeichert: Ein anderes Programm schreibt gerade nach { $place }. Speichern Sie gleich noch einmal.
reason-store-read-only = Nichts wurde gespeichert: { $place } kann nicht beschrieben werden ({ $why }). Erlauben Sie das Schreiben, oder starten Sie den Server mit --data DIR für einen anderen Ordner.
reason-store-damaged = Nichts wurde gespeichert: { $place } ist beschädigt ({ $why }). Verschieben Sie die Datei, um neu zu beginnen, oder legen Sie eine Kopie davon zurück, und starten Sie den Server neu.
reason-not-saved = Nichts wurde gespeichert: Schreiben nach { $place } ist fehlgeschlagen ({ $why }). Prüfen Sie, ob der Datenträger voll oder defekt ist, und speichern Sie erneut.
reason-store-nowhere = Es kann nichts gespeichert werden: { $why }.
reason-not-read = Was in { $place } gespeichert ist, lässt sich nicht lesen ({ $why }). Starten Sie den Server neu; hilft das nicht, verschieben Sie die Datei oder legen Sie eine Kopie davon zurück.
reason-store-gone = Der Server bewahrt keine Daten mehr auf. Starten Sie ihn neu; was gespeichert wurde, ist noch da.

## Components

no-value = --
field = Feld
nothing-chosen = Auswählen …
field-missing = Diese Angabe wird benötigt.
field-no-number = Geben Sie eine Zahl ein.
field-too-small = Geben Sie { $least } oder mehr ein.
field-too-large = Geben Sie { $most } oder weniger ein.
field-not-a-step = Geben Sie ein Vielfaches von { $step } ein.
field-too-short = Geben Sie mindestens { $least } Zeichen ein.
field-too-long = Geben Sie höchstens { $most } Zeichen ein.
field-no-match = Das Format stimmt nicht.
field-no-email = Geben Sie eine E-Mail-Adresse ein, etwa name@example.org.
field-no-url = Geben Sie eine Webadresse ein, etwa https://example.org.
progress = Fortschritt
scroll-area = Scrollbarer Bereich
data-strip-empty = Noch keine Messwerte
readings = Messwerte
percent = { $value } %
data-failed = Keine Daten
data-stale-moments = Nicht aktuell
data-stale-minutes =
    { $count ->
        [one] Seit { $count } Minute nicht aktuell
       *[other] Seit { $count } Minuten nicht aktuell
    }
data-stale-hours =
    { $count ->
        [one] Seit { $count } Stunde nicht aktuell
       *[other] Seit { $count } Stunden nicht aktuell
    }
invalid-unknown-component = Unbekannte Komponente { $name }
invalid-unknown-template = Keine Vorlage heißt { $name }
invalid-recursion = Die Vorlage { $name } enthält sich selbst
invalid-not-a-node = Das ist keine Komponente
invalid-wrong-type = { $name } ist nicht so geschrieben, wie es sein muss
invalid-limit-depth = Zu tief verschachtelt
invalid-limit-nodes = Zu viele Komponenten
invalid-limit-includes = Zu viele Vorlagen

## Workbench

plugins = Plugins
plugins-search = Plugins suchen
plugins-not-found = Hier heißt nichts „{ $text }“.
plugins-none = Noch keine Plugins
plugins-none-hint = Starten Sie Faceplate mit dem Ordner eines Plugins, dann erscheint es hier:
surface-settings-tab = Einstellungsseite
surface-navbar-widget = App-Leiste
surface-page = Seite
surface-printer-action = Druckeraktion
surface-printer-panel = Druckerbereich
surface-modal = Dialog
preview = Vorschau
panes = Teile der Werkbank
display = Darstellung
theme = Design
theme-system = System
theme-light = Hell
theme-dark = Dunkel
theme-high-contrast = Hoher Kontrast
language = Sprache
right-to-left = Von rechts nach links
size = Fenstergröße
size-fluid = Fließend
size-scaled = Dargestellt mit { $percent } %
loading = Wird geladen
problems = Probleme
problem-count =
    { $count ->
        [one] { $count } Problem
       *[other] { $count } Probleme
    }
problems-none = Keine Probleme gefunden
problems-more = { $count } weitere zeigen: { $listed } von { $all } sind aufgeführt
problems-not-available = Dieser Server meldet keine Probleme
severity-error = Fehler
severity-warning = Warnung
severity-info = Hinweis
problem-not-visible = Dieser Teil ist nicht zu sehen.
last-good = { $name } ist nicht lesbar. Gezeigt wird die letzte gültige Fassung.
reconnecting = Der Server antwortet nicht. Die Verbindung wird wiederhergestellt …
log-in-with-token = Um die Plugins eines Servers von hier aus zu sehen, starten Sie Faceplate mit einem API-Token dieses Servers in FACEPLATE_TOKEN.
control = Steuerung
control-empty = Kein Plugin ergänzt den Steuerungsbereich.
destinations = Ziele
printer = Drucker
printer-none = Kein Drucker
virtual-printer = Virtueller Drucker
print-start = Testdruck starten
print-stop = Druck abbrechen
print-none = Es wird nichts gedruckt
print-heating = Heizt auf
print-progress = Druckt, { $percent } %
hotend = Düse
bed = Bett
heater-on = { $now } von { $target } °C
heater-off = { $now } °C
