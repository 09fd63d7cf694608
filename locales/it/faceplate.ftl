## Controls

run = Esegui
submit = Invia
save = Salva
reset-to-saved = Scarta le modifiche
reset-to-default = Usa i valori predefiniti
unsaved = Modifiche non salvate
saved = Salvato
changed-meanwhile = “{ $field }” nel frattempo è stato cambiato altrove in “{ $value }” e qui non è stato salvato. Salva di nuovo per sostituirlo o scarta le modifiche.
retry = Riprova
close = Chiudi
dismiss = Ignora
cancel = Annulla
discard-title = Scartare ciò che non è salvato?
discard-text = Quello che hai modificato in questo modulo andrà perso.
leave-title = Chiudere senza salvare?
leave-text = Quello che hai modificato nelle impostazioni dei plugin e non hai salvato andrà perso.
leave = Chiudi senza salvare

## Plugins

plugin-named = Plugin “{ $name }”
plugin-id = ID
plugin-version = Versione
plugin-description = Descrizione
plugin-status = Stato
plugin-active = Attivo
plugin-disabled = Disattivato
plugin-warnings = Avvisi
trust = Attendibilità
trust-signed = Firmato
trust-unsigned = Non firmato
trust-invalid-signature = Firma non valida
trust-development = In sviluppo
trust-unknown = Sconosciuta
warning-unsigned = Nessuno ha firmato questo plugin.
warning-overridden = Funziona anche se l’host ha meno di quanto richiede, perché qualcuno ha deciso così.
warning-invalid-signature = La firma non corrisponde a questo plugin. Qualcuno potrebbe averlo modificato: non usarlo finché non ne hai una copia dell’autore.
warning-isolated = Questo plugin chiede una vista propria.
warning-disabled = Questo plugin è disattivato. I suoi controlli non fanno nulla.
plugin-enabled = Attivato
plugin-preparing = In preparazione
plugin-failed = Caricamento non riuscito
plugin-unmet = Richiede più di quanto offra questo host
heavyweight = Pesante
lightweight = Leggero
runs-images =
    { $count ->
        [one] Esegue { $count } immagine di container accanto all’host, che occupa memoria, processore e spazio su disco.
       *[other] Esegue { $count } immagini di container accanto all’host, che occupano memoria, processore e spazio su disco.
    }
load-error = Non può essere caricato: { $error }
latest-error = Ultimo errore: { $error }
needs-slow = potrebbe essere lento o non avviarsi
needs-off = resta disattivato
needs-memory = Richiede almeno { $needed } MB di memoria e l’host ne ha { $available } MB: { $then }. Chiudi altri programmi o usa un computer con più memoria.
needs-cores =
    { $needed ->
        [one] Richiede almeno { $needed } core di processore e l’host ne ha { $available }: { $then }. Usa un computer che ne ha di più.
       *[other] Richiede almeno { $needed } core di processore e l’host ne ha { $available }: { $then }. Usa un computer che ne ha di più.
    }
needs-disk = Richiede almeno { $needed } MB di spazio libero su disco e l’host ne ha { $available } MB: { $then }. Elimina ciò che non serve o usa un computer con un disco più grande.
inventory-not-allowed = Solo gli amministratori possono vedere e gestire tutti i plugin.
inventory-empty = Nessun plugin è installato.
logs = Registro
logs-title = Registro di “{ $name }”
logs-empty = Non è stato ancora registrato nulla.
switch-off-title = Disattivare “{ $name }”?
switch-off-unsaved = Alcune sue impostazioni sono state modificate e non salvate. Finché è disattivato, nessuno può salvarle.
switch-off = Disattiva
enable-anyway-title = Attivare “{ $name }” comunque?
enable-anyway = Attiva comunque
open-link-title = Aprire { $site }?
open-link-from = Il plugin “{ $name }” vuole mostrare questa pagina web:
open-link = Apri
link-not-opened = Non è stato possibile aprire la pagina in un browser.
effects-not-applied =
    { $count ->
        [one] Una cosa richiesta dal plugin non è stata fatta: { $reason }
       *[other] { $count } cose richieste dal plugin non sono state fatte. La prima: { $reason }
    }

## Surfaces

settings = Impostazioni
settings-pages = Impostazioni dei plugin
settings-empty = Nessun plugin ha impostazioni.
settings-off = Questo plugin è disattivato. Le sue impostazioni si possono modificare mentre è attivo.
details-show = Mostra dettagli
details-hide = Nascondi dettagli
widgets = Widget dei plugin
actions = Azioni dei plugin
panels = Pannelli dei plugin
region = { $title }, plugin “{ $name }”
page-name = { $title }, una pagina del plugin “{ $name }”
page-isolated = Pagina isolata
page-loading = Caricamento di “{ $name }”…
page-not-shown = “{ $name }” ha una pagina propria che non viene mostrata
page-not-here = Queste pagine si aprono solo in una vista isolata, e qui non ce n’è.
page-no-isolation = Queste pagine si aprono solo in una vista isolata, qui impossibile: { $reason }
page-nowhere = Il plugin non dice quale dei suoi file è la pagina.
page-elsewhere = Non è uno dei file del plugin: { $url }
page-failed = Impossibile caricare la pagina di “{ $name }”
page-missing = Il plugin non ha questo file, o non lo dichiara in “assets”.
page-status = L’host l’ha rifiutata con lo stato { $status }.
page-unreachable = L’host non risponde.
page-timed-out = Non è stata caricata in tempo.
page-crashed = La pagina di “{ $name }” si è fermata
page-unresponsive = La pagina di “{ $name }” non rispondeva più ed è stata fermata
page-again = { $seconds ->
    [one] Viene ricaricata tra un secondo.
   *[other] Viene ricaricata tra { $seconds } secondi.
}
page-given-up = Si è fermata cinque volte in dieci minuti e non viene più ricaricata da sola.
page-reload = Ricarica
page-changed = I file di questa pagina sono cambiati. Quello che hai scritto nella pagina andrà perso quando viene ricaricata.
page-exit-fullscreen = Esci da schermo intero
page-may = Che cosa possono fare le sue pagine
page-may-own = Usare file, impostazioni, stato e azioni di questo plugin.
page-may-connect = Connettersi a { $origins }.
page-may-store = Conservare dati su questo dispositivo.
page-may-eval = Eseguire testo come script.
page-may-not = Nient’altro: nessun’altra connessione, nessun file, nessuna fotocamera, nessun altro plugin.
page-may-unknown = Qui non si sa che cosa chiedono: possono usare solo i file e le azioni del plugin.
page-refused = { $count ->
    [one] A questa pagina è stata negata una cosa
   *[other] A questa pagina sono state negate { $count } cose
}
page-refused-line = Per permetterlo, scrivere questo in plugin.json:
page-refused-never = Niente in plugin.json lo permette. Includere il file in “assets”.
view-take-out = Mostra questa pagina in una finestra propria
view-is-out = Questa pagina è in una finestra propria.
view-take-back = Riportala qui
view-waits = Questa pagina attende: sono già aperte tutte le pagine che possono funzionare insieme.
view-was-frozen = Questa pagina è stata sospesa e ricaricata.
view-no-sandbox = Il sistema non offre una sandbox per i processi delle pagine dei plugin: a questa pagina manca una protezione.
failed-title = “{ $name }” non ha nulla da mostrare qui
failed-no-schema = Il server non ha inviato alcuna interfaccia per questa parte del plugin.
failed-mode = Il server ha inviato una modalità che qui non è nota: { $mode }
templates-withheld = Il server fornisce solo agli amministratori le parti che questo plugin riutilizza, quindi qui ne mancano alcune.
modal-missing = “{ $name }” non ha alcuna finestra di dialogo chiamata “{ $id }”.
confirm-title = Eseguire “{ $action }” del plugin “{ $name }”?
confirm-says = “{ $name }” dice:
confirm-danger = Non si può annullare.
crashed-title = “{ $name }” ha smesso di funzionare qui
crashed-text = È interessata solo questa parte.
notifications = Notifiche
summary-loading =
    { $count ->
        [one] Caricamento di { $count } plugin
       *[other] Caricamento di { $count } plugin
    }
summary-ready =
    { $count ->
        [one] { $count } plugin pronto
       *[other] { $count } plugin pronti
    }
summary-failed = { $count } non funzionanti

## The host

host-unreachable = Impossibile raggiungere il server. Controlla che sia in funzione e che l’indirizzo sia corretto: { $address }
host-timed-out = Il server non ha risposto entro { $seconds } secondi. Riprova; se continua così, il registro del plugin può dire di più.
host-log-in = Non hai effettuato l’accesso. Accedi al server e riprova.
host-not-allowed = Il server non lo consente con il tuo account.
host-not-offered = Questo server non offre questa funzione.
host-not-installed = Il plugin, o questa sua parte, non è più sul server. Ricarica per vedere che cosa c’è ora.
host-disabled = Il plugin è disattivato. Un amministratore può attivarlo.
host-too-many = Il server riceve troppe richieste. Attendi un momento e riprova.
host-empty-settings = Questo server non può salvare impostazioni vuote. Conservane almeno una.
host-refused = Il server ha risposto con un errore ({ $status }).
host-failed = Il server ha avuto un errore ({ $status }) e non dice perché. Il registro del plugin può dire di più.
host-said = Il server dice: { $message }
host-answer-too-large = La risposta del server supera { $limit } MiB e non è stata letta.
host-answer-unreadable = Impossibile leggere la risposta del server: { $problem }
reason-plugin-said = { $said }
reason-handler-failed = { $handler } non è riuscito e non ha detto perché.
reason-handler-missing = Il file { $handler } non è nella cartella del plugin.
reason-bridge-failed = Il bridge all’indirizzo { $address } ha risposto con un errore ({ $status }).
reason-bridge-unreachable = Il bridge all’indirizzo { $address } non è raggiungibile. È in esecuzione?
reason-php-missing = PHP non è installato sull’host e questo plugin ne ha bisogno. Installalo (Debian e Ubuntu: apt install php-cli; macOS: brew install php) e riprova.
reason-timeout = Nessuna risposta entro { $seconds } s.
reason-answer-too-large = La risposta supera { $limit } MiB.
reason-answer-not-json = La risposta non è JSON. Inizia così: { $excerpt }
reason-answer-not-an-object = La risposta è JSON, ma non è un oggetto.
reason-docker-missing = Questo plugin usa immagini di container e docker non è installato sull’host. Installalo (https://docs.docker.com/engine/install/) e riprova.
reason-image-missing = L’immagine di container { $image } non è sull’host. Scaricala con docker pull.
reason-image-not-started = Il bridge del plugin è un’immagine di container, che l’host avvia solo su richiesta: avvia l’host con --start-images.
reason-requirements-unmet = Il plugin è disattivato perché l’host ha meno di quanto richiede.
reason-disk-full = Non è stato salvato nulla: il disco dell’host è pieno. Libera spazio e salva di nuovo.
reason-store-busy = Non è stato salvato nulla: un altro programma sta scrivendo in { $place }. Salva di nuovo tra poco.
reason-store-read-only = Non è stato salvato nulla: non si può scrivere in { $place } ({ $why }). Consenti la scrittura, oppure avvia l’host con --data DIR per un’altra cartella.
reason-store-damaged = Non è stato salvato nulla: { $place } è danneggiato ({ $why }). Sposta il file per ricominciare da capo, oppure rimetti una copia, e riavvia l’host.
reason-not-saved = Non è stato salvato nulla: la scrittura in { $place } non è riuscita ({ $why }). Controlla se il disco è pieno o guasto, poi salva di nuovo.
reason-store-nowhere = Non si può salvare nulla: { $why }.
reason-not-read = Non si può leggere ciò che è salvato in { $place } ({ $why }). Riavvia l’host; se non basta, sposta il file o rimetti una copia.
reason-store-gone = L’host non conserva più i suoi dati. Riavvialo; ciò che è stato salvato c’è ancora.

## Components

no-value = --
field = Campo
nothing-chosen = Scegli…
field-missing = Questo campo è obbligatorio.
field-no-number = Inserisci un numero.
field-too-small = Inserisci { $least } o più.
field-too-large = Inserisci { $most } o meno.
field-not-a-step = Inserisci un multiplo di { $step }.
field-too-short =
    { $least ->
        [one] Inserisci almeno { $least } carattere.
       *[other] Inserisci almeno { $least } caratteri.
    }
field-too-long =
    { $most ->
        [one] Inserisci al massimo { $most } carattere.
       *[other] Inserisci al massimo { $most } caratteri.
    }
field-no-match = Il formato non è valido.
field-no-email = Inserisci un indirizzo e-mail, come nome@example.org.
field-no-url = Inserisci un indirizzo web, come https://example.org.
progress = Avanzamento
scroll-area = Area scorrevole
data-strip-empty = Ancora nessuna lettura
readings = Letture
percent = { $value }%
data-failed = Nessun dato
data-stale-moments = Non aggiornato
data-stale-minutes =
    { $count ->
        [one] Non aggiornato da { $count } minuto
       *[other] Non aggiornato da { $count } minuti
    }
data-stale-hours =
    { $count ->
        [one] Non aggiornato da { $count } ora
       *[other] Non aggiornato da { $count } ore
    }
invalid-unknown-component = Componente sconosciuto: { $name }
invalid-unknown-template = Nessun modello si chiama { $name }
invalid-recursion = Il modello { $name } contiene sé stesso
invalid-not-a-node = Questo non è un componente
invalid-wrong-type = { $name } non è scritto come dovrebbe
invalid-limit-depth = Troppi livelli annidati
invalid-limit-nodes = Troppi componenti
invalid-limit-includes = Troppi modelli

## Workbench

plugins = Plugin
plugins-search = Cerca plugin
plugins-not-found = Qui non c’è nulla chiamato “{ $text }”.
plugins-none = Ancora nessun plugin
plugins-none-hint = Avvia Faceplate con la cartella di un plugin e comparirà qui:
surface-settings-tab = Scheda delle impostazioni
surface-navbar-widget = Barra dell’app
surface-page = Pagina
surface-printer-action = Azione della stampante
surface-printer-panel = Pannello della stampante
surface-modal = Finestra di dialogo
preview = Anteprima
panes = Parti del banco di lavoro
display = Visualizzazione
theme = Tema
theme-system = Sistema
theme-light = Chiaro
theme-dark = Scuro
theme-high-contrast = Contrasto elevato
language = Lingua
right-to-left = Da destra a sinistra
size = Dimensioni della finestra
size-fluid = Fluida
size-scaled = Mostrata al { $percent } %
loading = Caricamento
problems = Problemi
problem-count =
    { $count ->
        [one] { $count } problema
       *[other] { $count } problemi
    }
problems-none = Nessun problema trovato
problems-more = Mostra altri { $count }: { $listed } su { $all } in elenco
problems-not-available = Questo server non segnala problemi
severity-error = Errore
severity-warning = Avviso
severity-info = Nota
problem-not-visible = Questa parte non è sullo schermo.
last-good = Impossibile leggere { $name }. È mostrata l’ultima versione corretta.
reconnecting = Il server non risponde. Riconnessione…
log-in-with-token = Per vedere da qui i plugin di un server, avvia Faceplate con un token API di quel server in FACEPLATE_TOKEN.
control = Controllo
control-empty = Nessun plugin aggiunge qualcosa all’area di controllo.
destinations = Destinazioni
printer = Stampante
printer-none = Nessuna stampante
virtual-printer = Stampante virtuale
print-start = Avvia una stampa di prova
print-stop = Ferma la stampa
print-none = Nessuna stampa in corso
print-heating = Riscaldamento
print-progress = Stampa in corso, { $percent } %
hotend = Ugello
bed = Piatto
heater-on = { $now } di { $target } °C
heater-off = { $now } °C
