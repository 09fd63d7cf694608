## Controls

run = Exécuter
submit = Envoyer
save = Enregistrer
reset-to-saved = Abandonner les modifications
reset-to-default = Valeurs par défaut
unsaved = Modifications non enregistrées
saved = Enregistré
changed-meanwhile = « { $field } » a entre-temps été modifié ailleurs en « { $value } » et n’a pas été enregistré ici. Enregistrez à nouveau pour le remplacer ou abandonnez vos modifications.
retry = Réessayer
close = Fermer
dismiss = Ignorer
cancel = Annuler
discard-title = Abandonner ce qui n’est pas enregistré ?
discard-text = Ce que vous avez modifié dans ce formulaire sera perdu.
leave-title = Fermer sans enregistrer ?
leave-text = Ce que vous avez modifié dans les réglages des plugins sans l’enregistrer sera perdu.
leave = Fermer sans enregistrer

## Plugins

plugin-named = Plugin « { $name } »
plugin-id = Identifiant
plugin-version = Version
plugin-description = Description
plugin-status = État
plugin-active = Actif
plugin-disabled = Désactivé
plugin-warnings = Avertissements
trust = Confiance
trust-signed = Signé
trust-unsigned = Non signé
trust-invalid-signature = Signature non valide
trust-development = En développement
trust-unknown = Inconnue
warning-unsigned = Personne n’a signé ce plugin.
warning-overridden = Il fonctionne bien que l’hôte ait moins que ce qu’il demande, car quelqu’un en a décidé ainsi.
warning-invalid-signature = La signature ne correspond pas à ce plugin. Il a peut-être été modifié : ne l’utilisez pas avant d’en avoir une copie fournie par son auteur.
warning-isolated = Ce plugin demande une vue à part.
warning-disabled = Ce plugin est désactivé. Ses commandes sont sans effet.
plugin-enabled = Activé
plugin-preparing = En préparation
plugin-failed = Échec du chargement
plugin-unmet = Exige plus que ce qu’offre cet hôte
heavyweight = Lourd
lightweight = Léger
runs-images =
    { $count ->
        [one] Il exécute { $count } image de conteneur à côté de l’hôte, ce qui occupe de la mémoire, du processeur et de l’espace disque.
       *[other] Il exécute { $count } images de conteneur à côté de l’hôte, ce qui occupe de la mémoire, du processeur et de l’espace disque.
    }
load-error = Il ne peut pas être chargé : { $error }
latest-error = Dernière erreur : { $error }
needs-slow = il peut être lent ou ne pas démarrer
needs-off = il reste désactivé
needs-memory = Il demande au moins { $needed } Mo de mémoire et l’hôte en a { $available } Mo : { $then }. Fermez d’autres programmes, ou utilisez un ordinateur qui a plus de mémoire.
needs-cores =
    { $needed ->
        [one] Il demande au moins { $needed } cœur de processeur et l’hôte en a { $available } : { $then }. Utilisez un ordinateur qui en a plus.
       *[other] Il demande au moins { $needed } cœurs de processeur et l’hôte en a { $available } : { $then }. Utilisez un ordinateur qui en a plus.
    }
needs-disk = Il demande au moins { $needed } Mo d’espace disque libre et l’hôte en a { $available } Mo : { $then }. Supprimez ce qui ne sert plus, ou utilisez un ordinateur dont le disque est plus grand.
inventory-not-allowed = Seuls les administrateurs peuvent voir et gérer tous les plugins.
inventory-empty = Aucun plugin n’est installé.
logs = Journal
logs-title = Journal de « { $name } »
logs-empty = Rien n’a encore été enregistré.
switch-off-title = Désactiver « { $name } » ?
switch-off-unsaved = Certains de ses réglages sont modifiés et ne sont pas enregistrés. Tant qu’il est désactivé, personne ne peut les enregistrer.
switch-off = Désactiver
enable-anyway-title = Activer « { $name } » quand même ?
enable-anyway = Activer quand même
open-link-title = Ouvrir { $site } ?
open-link-from = Le plugin « { $name } » veut afficher cette page web :
open-link = Ouvrir
link-not-opened = La page n’a pas pu être ouverte dans un navigateur.
effects-not-applied =
    { $count ->
        [one] Une chose que le plugin a demandée n’a pas été faite : { $reason }
       *[other] { $count } choses que le plugin a demandées n’ont pas été faites. La première : { $reason }
    }

## Surfaces

settings = Paramètres
settings-pages = Paramètres des plugins
settings-empty = Aucun plugin n’a de paramètres.
settings-off = Ce plugin est désactivé. Ses réglages peuvent être modifiés tant qu’il est activé.
details-show = Afficher les détails
details-hide = Masquer les détails
widgets = Widgets des plugins
actions = Actions des plugins
panels = Panneaux des plugins
region = { $title }, plugin « { $name } »
page-name = { $title }, une page du plugin « { $name } »
page-isolated = Page isolée
page-loading = Chargement de « { $name } »…
page-not-shown = « { $name } » a une page à lui qui n’est pas affichée
page-not-here = De telles pages ne s’ouvrent que dans une vue isolée, et il n’y en a pas ici.
page-no-isolation = De telles pages ne s’ouvrent que dans une vue isolée, impossible ici : { $reason }
page-nowhere = Le plugin ne dit pas lequel de ses fichiers est la page.
page-elsewhere = Ce n’est pas un fichier du plugin : { $url }
page-failed = La page de « { $name } » n’a pas pu être chargée
page-missing = Le plugin n’a pas ce fichier, ou ne le déclare pas dans « assets ».
page-status = L’hôte l’a refusée avec le statut { $status }.
page-unreachable = L’hôte ne répond pas.
page-timed-out = Elle n’a pas été chargée à temps.
page-crashed = La page de « { $name } » s’est arrêtée
page-unresponsive = La page de « { $name } » ne répondait plus et a été arrêtée
page-again = { $seconds ->
    [one] Elle est rechargée dans une seconde.
   *[other] Elle est rechargée dans { $seconds } secondes.
}
page-given-up = Elle s’est arrêtée cinq fois en dix minutes et n’est plus rechargée d’elle-même.
page-reload = Recharger
page-changed = Les fichiers de cette page ont changé. Ce que vous y avez saisi sera perdu au rechargement.
page-exit-fullscreen = Quitter le plein écran
page-may = Ce que ses pages peuvent faire
page-may-own = Utiliser les fichiers, réglages, état et actions de ce plugin.
page-may-connect = Se connecter à { $origins }.
page-may-store = Conserver des données sur cet appareil.
page-may-eval = Exécuter du texte comme script.
page-may-not = Rien d’autre : aucune autre connexion, aucun fichier, aucune caméra, aucun autre plugin.
page-may-unknown = Ce qu’elles demandent n’est pas connu ici : seuls les fichiers et actions du plugin leur sont permis.
page-refused = { $count ->
    [one] Une chose a été refusée à cette page
   *[other] { $count } choses ont été refusées à cette page
}
page-refused-line = Pour l’autoriser, écrire ceci dans plugin.json :
page-refused-never = Rien dans plugin.json ne l’autorise. Joignez le fichier sous « assets ».
view-take-out = Afficher cette page dans sa propre fenêtre
view-is-out = Cette page est dans sa propre fenêtre.
view-take-back = La ramener
view-waits = Cette page attend : le nombre de pages pouvant s’exécuter en même temps est atteint.
view-was-frozen = Cette page a été mise en pause puis rechargée.
view-no-sandbox = Le système n’offre pas de bac à sable pour les processus des pages de plugins : il manque une protection à cette page.
failed-title = « { $name } » n’a rien à afficher ici
failed-no-schema = Le serveur n’a envoyé aucune interface pour cette partie du plugin.
failed-mode = Le serveur a envoyé un mode inconnu ici : { $mode }
templates-withheld = Le serveur ne donne les éléments que ce plugin réutilise qu’aux administrateurs ; il en manque donc ici.
modal-missing = « { $name } » n’a pas de boîte de dialogue « { $id } ».
confirm-title = Exécuter « { $action } » du plugin « { $name } » ?
confirm-says = « { $name } » indique :
confirm-danger = C’est irréversible.
crashed-title = « { $name } » a cessé de fonctionner ici
crashed-text = Seule cette partie est touchée.
notifications = Notifications
summary-loading =
    { $count ->
        [one] Chargement de { $count } plugin
       *[other] Chargement de { $count } plugins
    }
summary-ready =
    { $count ->
        [one] { $count } plugin prêt
       *[other] { $count } plugins prêts
    }
summary-failed = { $count } en panne

## The host

host-unreachable = Le serveur est injoignable. Vérifiez qu’il est démarré et que l’adresse est correcte : { $address }
host-timed-out = Le serveur n’a pas répondu en { $seconds } secondes. Réessayez ; si cela persiste, le journal du plugin en dira peut-être plus.
host-log-in = Vous n’êtes pas connecté. Connectez-vous au serveur et réessayez.
host-not-allowed = Le serveur ne l’autorise pas pour votre compte.
host-not-offered = Ce serveur ne propose pas cette fonction.
host-not-installed = Le plugin, ou cette partie, n’est plus sur le serveur. Rechargez pour voir ce qui s’y trouve maintenant.
host-disabled = Le plugin est désactivé. Un administrateur peut l’activer.
host-too-many = Le serveur reçoit trop de requêtes. Patientez un instant et réessayez.
host-empty-settings = Ce serveur ne peut pas enregistrer des paramètres vides. Gardez-en au moins un.
host-refused = Le serveur a répondu par une erreur ({ $status }).
host-failed = Le serveur a échoué ({ $status }) sans dire pourquoi. Le journal du plugin en dira peut-être plus.
host-said = Le serveur indique : { $message }
host-answer-too-large = La réponse du serveur dépasse { $limit } Mio et n’a pas été lue.
host-answer-unreadable = La réponse du serveur est illisible : { $problem }
reason-plugin-said = { $said }
reason-handler-failed = { $handler } a échoué sans dire pourquoi.
reason-handler-missing = Le fichier { $handler } n’est pas dans le dossier du plugin.
reason-bridge-failed = La passerelle à l’adresse { $address } a répondu par une erreur ({ $status }).
reason-bridge-unreachable = La passerelle à l’adresse { $address } est injoignable. Est-elle démarrée ?
reason-php-missing = PHP n’est pas installé sur l’hôte, et ce plugin en a besoin. Installez-le (Debian et Ubuntu : apt install php-cli ; macOS : brew install php) et réessayez.
reason-timeout = Aucune réponse en { $seconds } s.
reason-answer-too-large = La réponse dépasse { $limit } Mio.
reason-answer-not-json = La réponse n’est pas du JSON. Elle commence ainsi : { $excerpt }
reason-answer-not-an-object = La réponse est du JSON, mais pas un objet.
reason-docker-missing = Ce plugin utilise des images de conteneur, et docker n’est pas installé sur l’hôte. Installez-le (https://docs.docker.com/engine/install/) et réessayez.
reason-image-missing = L’image de conteneur { $image } n’est pas sur l’hôte. Récupérez-la avec docker pull.
reason-image-not-started = La passerelle du plugin est une image de conteneur que l’hôte ne démarre que sur demande : démarrez l’hôte avec --start-images.
reason-requirements-unmet = Le plugin est désactivé, car l’hôte a moins que ce qu’il demande.
reason-disk-full = Rien n’a été enregistré : le disque de l’hôte est plein. Libérez de l’espace et enregistrez à nouveau.
reason-store-busy = Rien n’a été enregistré : un autre programme écrit dans { $place }. Enregistrez à nouveau dans un instant.
reason-store-read-only = Rien n’a été enregistré : impossible d’écrire dans { $place } ({ $why }). Autorisez l’écriture, ou lancez l’hôte avec --data DIR pour un autre dossier.
reason-store-damaged = Rien n’a été enregistré : { $place } est endommagé ({ $why }). Déplacez le fichier pour repartir de zéro, ou remettez-en une copie, puis relancez l’hôte.
reason-not-saved = Rien n’a été enregistré : l’écriture dans { $place } a échoué ({ $why }). Vérifiez si le disque est plein ou défaillant, puis enregistrez à nouveau.
reason-store-nowhere = Rien ne peut être enregistré : { $why }.
reason-not-read = Impossible de lire ce qui est enregistré dans { $place } ({ $why }). Relancez l’hôte ; si cela ne suffit pas, déplacez le fichier ou remettez-en une copie.
reason-store-gone = L’hôte ne conserve plus ses données. Relancez-le ; ce qui a été enregistré est toujours là.

## Components

no-value = --
field = Champ
nothing-chosen = Choisir…
field-missing = Ce champ est obligatoire.
field-no-number = Saisissez un nombre.
field-too-small = Saisissez { $least } ou plus.
field-too-large = Saisissez { $most } ou moins.
field-not-a-step = Saisissez un multiple de { $step }.
field-too-short =
    { $least ->
        [one] Saisissez au moins { $least } caractère.
       *[other] Saisissez au moins { $least } caractères.
    }
field-too-long =
    { $most ->
        [one] Saisissez au plus { $most } caractère.
       *[other] Saisissez au plus { $most } caractères.
    }
field-no-match = Le format n’est pas valable.
field-no-email = Saisissez une adresse e-mail, comme nom@example.org.
field-no-url = Saisissez une adresse web, comme https://example.org.
progress = Progression
scroll-area = Zone défilante
data-strip-empty = Pas encore de mesures
readings = Mesures
percent = { $value } %
data-failed = Aucune donnée
data-stale-moments = Pas à jour
data-stale-minutes =
    { $count ->
        [one] Pas à jour depuis { $count } minute
       *[other] Pas à jour depuis { $count } minutes
    }
data-stale-hours =
    { $count ->
        [one] Pas à jour depuis { $count } heure
       *[other] Pas à jour depuis { $count } heures
    }
invalid-unknown-component = Composant inconnu : { $name }
invalid-unknown-template = Aucun modèle ne s’appelle { $name }
invalid-recursion = Le modèle { $name } se contient lui-même
invalid-not-a-node = Ceci n’est pas un composant
invalid-wrong-type = { $name } n’est pas écrit comme il faut
invalid-limit-depth = Trop de niveaux imbriqués
invalid-limit-nodes = Trop de composants
invalid-limit-includes = Trop de modèles

## Workbench

plugins = Plugins
plugins-search = Rechercher des plugins
plugins-not-found = Rien ici ne s’appelle « { $text } ».
plugins-none = Aucun plugin pour l’instant
plugins-none-hint = Lancez Faceplate avec le dossier d’un plugin ; il apparaîtra ici :
surface-settings-tab = Onglet des paramètres
surface-navbar-widget = Barre d’application
surface-page = Page
surface-printer-action = Action de l’imprimante
surface-printer-panel = Panneau de l’imprimante
surface-modal = Boîte de dialogue
preview = Aperçu
panes = Parties de l’atelier
display = Affichage
theme = Thème
theme-system = Système
theme-light = Clair
theme-dark = Sombre
theme-high-contrast = Contraste élevé
language = Langue
right-to-left = De droite à gauche
size = Taille de la fenêtre
size-fluid = Fluide
size-scaled = Affiché à { $percent } %
loading = Chargement
problems = Problèmes
problem-count =
    { $count ->
        [one] { $count } problème
       *[other] { $count } problèmes
    }
problems-none = Aucun problème trouvé
problems-more = Afficher { $count } de plus : { $listed } sur { $all } sont affichés
problems-not-available = Ce serveur ne signale pas les problèmes
severity-error = Erreur
severity-warning = Avertissement
severity-info = Remarque
problem-not-visible = Cette partie n’est pas à l’écran.
last-good = { $name } est illisible. La dernière version correcte est affichée.
reconnecting = Le serveur ne répond pas. Reconnexion…
log-in-with-token = Pour voir d’ici les plugins d’un serveur, lancez Faceplate avec un jeton d’API de ce serveur dans FACEPLATE_TOKEN.
control = Contrôle
control-empty = Aucun plugin n’ajoute d’élément à la zone de contrôle.
destinations = Destinations
printer = Imprimante
printer-none = Aucune imprimante
virtual-printer = Imprimante virtuelle
print-start = Lancer une impression d’essai
print-stop = Arrêter l’impression
print-none = Rien n’est imprimé
print-heating = En chauffe
print-progress = Impression, { $percent } %
hotend = Buse
bed = Plateau
heater-on = { $now } sur { $target } °C
heater-off = { $now } °C
