## Controls

run = Ejecutar
submit = Enviar
save = Guardar
reset-to-saved = Descartar cambios
reset-to-default = Usar valores predeterminados
unsaved = Cambios sin guardar
saved = Guardado
changed-meanwhile = «{ $field }» se cambió entretanto en otro lugar a «{ $value }» y no se guardó aquí. Guarda de nuevo para reemplazarlo o descarta tus cambios.
retry = Reintentar
close = Cerrar
dismiss = Descartar
cancel = Cancelar
discard-title = ¿Descartar lo que no está guardado?
discard-text = Se pierde lo que cambiaste en este formulario.
leave-title = ¿Cerrar sin guardar?
leave-text = Se pierde lo que cambiaste en los ajustes de los plugins y no guardaste.
leave = Cerrar sin guardar

## Plugins

plugin-named = Plugin «{ $name }»
plugin-id = ID
plugin-version = Versión
plugin-description = Descripción
plugin-status = Estado
plugin-active = Activo
plugin-disabled = Desactivado
plugin-warnings = Advertencias
trust = Confianza
trust-signed = Firmado
trust-unsigned = Sin firmar
trust-invalid-signature = Firma no válida
trust-development = En desarrollo
trust-unknown = Desconocida
warning-unsigned = Nadie ha firmado este plugin.
warning-overridden = Funciona aunque el servidor tiene menos de lo que pide, porque alguien lo decidió así.
warning-invalid-signature = La firma no corresponde a este plugin. Es posible que alguien lo haya modificado: no lo uses hasta tener una copia de su autor.
warning-isolated = Este plugin pide una vista propia.
warning-disabled = Este plugin está desactivado. Sus controles no hacen nada.
plugin-enabled = Activado
plugin-preparing = En preparación
plugin-failed = No se pudo cargar
plugin-unmet = Necesita más de lo que tiene este servidor
heavyweight = Pesado
lightweight = Ligero
runs-images =
    { $count ->
        [one] Ejecuta { $count } imagen de contenedor junto al servidor, lo que ocupa memoria, procesador y espacio en disco.
       *[other] Ejecuta { $count } imágenes de contenedor junto al servidor, lo que ocupa memoria, procesador y espacio en disco.
    }
load-error = No se puede cargar: { $error }
latest-error = Último error: { $error }
needs-slow = puede ir lento o no arrancar
needs-off = sigue desactivado
needs-memory = Pide al menos { $needed } MB de memoria y el servidor tiene { $available } MB, así que { $then }. Cierra otros programas o usa un equipo con más memoria.
needs-cores =
    { $needed ->
        [one] Pide al menos { $needed } núcleo de procesador y el servidor tiene { $available }, así que { $then }. Usa un equipo con más núcleos.
       *[other] Pide al menos { $needed } núcleos de procesador y el servidor tiene { $available }, así que { $then }. Usa un equipo con más núcleos.
    }
needs-disk = Pide al menos { $needed } MB de espacio libre en disco y el servidor tiene { $available } MB, así que { $then }. Borra lo que no haga falta o usa un equipo con un disco mayor.
inventory-not-allowed = Solo los administradores pueden ver y gestionar todos los plugins.
inventory-empty = No hay plugins instalados.
logs = Registro
logs-title = Registro de «{ $name }»
logs-empty = Todavía no se ha registrado nada.
switch-off-title = ¿Desactivar «{ $name }»?
switch-off-unsaved = Algunos de sus ajustes se han cambiado y no se han guardado. Mientras esté desactivado, nadie puede guardarlos.
switch-off = Desactivar
enable-anyway-title = ¿Activar «{ $name }» de todos modos?
enable-anyway = Activar de todos modos
open-link-title = ¿Abrir { $site }?
open-link-from = El plugin «{ $name }» quiere mostrar esta página web:
open-link = Abrir
link-not-opened = No se pudo abrir la página en un navegador.
effects-not-applied =
    { $count ->
        [one] Una cosa que pidió el plugin no se hizo: { $reason }
       *[other] { $count } cosas que pidió el plugin no se hicieron. La primera: { $reason }
    }

## Surfaces

settings = Ajustes
settings-pages = Ajustes de los plugins
settings-empty = Ningún plugin tiene ajustes.
settings-off = Este plugin está desactivado. Sus ajustes se pueden cambiar mientras está activado.
details-show = Mostrar detalles
details-hide = Ocultar detalles
widgets = Widgets de los plugins
actions = Acciones de los plugins
panels = Paneles de los plugins
region = { $title }, plugin «{ $name }»
page-name = { $title }, una página del plugin «{ $name }»
page-isolated = Página aislada
page-loading = Cargando «{ $name }»…
page-not-shown = «{ $name }» tiene una página propia que no se muestra
page-not-here = Estas páginas solo se abren en una vista aislada, y aquí no hay ninguna.
page-no-isolation = Estas páginas solo se abren en una vista aislada, que aquí no es posible: { $reason }
page-nowhere = El plugin no dice cuál de sus archivos es la página.
page-elsewhere = No es uno de los archivos del plugin: { $url }
page-failed = No se pudo cargar la página de «{ $name }»
page-missing = El plugin no tiene ese archivo, o no lo declara en «assets».
page-status = El host la rechazó con el estado { $status }.
page-unreachable = El host no responde.
page-timed-out = No se cargó a tiempo.
page-crashed = La página de «{ $name }» se ha detenido
page-unresponsive = La página de «{ $name }» dejó de responder y se detuvo
page-again = { $seconds ->
    [one] Se carga de nuevo en un segundo.
   *[other] Se carga de nuevo en { $seconds } segundos.
}
page-given-up = Se detuvo cinco veces en diez minutos y no se carga de nuevo por sí sola.
page-reload = Recargar
page-changed = Los archivos de esta página han cambiado. Se pierde lo que escribiste en ella cuando se recarga.
page-exit-fullscreen = Salir de pantalla completa
page-may = Lo que pueden hacer sus páginas
page-may-own = Usar los archivos, ajustes, estado y acciones de este plugin.
page-may-connect = Conectarse a { $origins }.
page-may-store = Guardar datos en este dispositivo.
page-may-eval = Ejecutar texto como script.
page-may-not = Nada más: ninguna otra conexión, ningún archivo, ninguna cámara, ningún otro plugin.
page-may-unknown = Aquí no se sabe lo que piden, así que solo pueden usar los archivos y acciones del plugin.
page-refused = { $count ->
    [one] A esta página se le impidió una cosa
   *[other] A esta página se le impidieron { $count } cosas
}
page-refused-line = Para permitirlo, escribe esto en plugin.json:
page-refused-never = Nada en plugin.json lo permite. Incluye el archivo en “assets”.
view-take-out = Mostrar esta página en su propia ventana
view-is-out = Esta página está en su propia ventana.
view-take-back = Traerla de vuelta
view-waits = Esta página espera: ya están abiertas tantas páginas como pueden ejecutarse a la vez.
view-was-frozen = Esta página se pausó y se volvió a cargar.
view-no-sandbox = El sistema no ofrece un entorno aislado para los procesos de las páginas de plugins, así que a esta página le falta una protección.
failed-title = «{ $name }» no tiene nada que mostrar aquí
failed-no-schema = El servidor no envió ninguna interfaz para esta parte del plugin.
failed-mode = El servidor envió un modo que aquí no se conoce: { $mode }
templates-withheld = El servidor entrega solo a los administradores las partes que este plugin reutiliza, así que aquí faltan algunas.
modal-missing = «{ $name }» no tiene ningún diálogo llamado «{ $id }».
confirm-title = ¿Ejecutar «{ $action }» del plugin «{ $name }»?
confirm-says = «{ $name }» dice:
confirm-danger = Esto no se puede deshacer.
crashed-title = «{ $name }» dejó de funcionar aquí
crashed-text = Solo afecta a esta parte.
notifications = Notificaciones
summary-loading =
    { $count ->
        [one] Cargando { $count } plugin
       *[other] Cargando { $count } plugins
    }
summary-ready =
    { $count ->
        [one] { $count } plugin listo
       *[other] { $count } plugins listos
    }
summary-failed = { $count } sin funcionar

## The host

host-unreachable = No se puede conectar con el servidor. Comprueba que esté en marcha y que la dirección sea correcta: { $address }
host-timed-out = El servidor no respondió en { $seconds } segundos. Inténtalo de nuevo; si sigue igual, quizá el registro del plugin diga más.
host-log-in = No has iniciado sesión. Inicia sesión en el servidor e inténtalo de nuevo.
host-not-allowed = El servidor no permite esto con tu cuenta.
host-not-offered = Este servidor no ofrece esta función.
host-not-installed = El plugin, o esta parte de él, ya no está en el servidor. Recarga para ver lo que hay ahora.
host-disabled = El plugin está desactivado. Un administrador puede activarlo.
host-too-many = El servidor recibe demasiadas peticiones. Espera un momento e inténtalo de nuevo.
host-empty-settings = Este servidor no puede guardar unos ajustes vacíos. Conserva al menos uno.
host-refused = El servidor respondió con un error ({ $status }).
host-failed = El servidor ha fallado ({ $status }) y no dice por qué. Quizá el registro del plugin diga más.
host-said = El servidor dice: { $message }
host-answer-too-large = La respuesta del servidor supera { $limit } MiB y no se ha leído.
host-answer-unreadable = No se puede leer la respuesta del servidor: { $problem }
reason-plugin-said = { $said }
reason-handler-failed = { $handler } falló y no dijo por qué.
reason-handler-missing = El archivo { $handler } no está en la carpeta del plugin.
reason-bridge-failed = El puente en { $address } respondió con un error ({ $status }).
reason-bridge-unreachable = No se puede contactar con el puente en { $address }. ¿Está en marcha?
reason-php-missing = PHP no está instalado en el servidor y este plugin lo necesita. Instálalo (Debian y Ubuntu: apt install php-cli; macOS: brew install php) e inténtalo de nuevo.
reason-timeout = No hubo respuesta en { $seconds } s.
reason-answer-too-large = La respuesta supera { $limit } MiB.
reason-answer-not-json = La respuesta no es JSON. Empieza así: { $excerpt }
reason-answer-not-an-object = La respuesta es JSON, pero no un objeto.
reason-docker-missing = Este plugin usa imágenes de contenedor y docker no está instalado en el servidor. Instálalo (https://docs.docker.com/engine/install/) e inténtalo de nuevo.
reason-image-missing = La imagen de contenedor { $image } no está en el servidor. Descárgala allí con docker pull.
reason-image-not-started = El puente del plugin es una imagen de contenedor que el servidor solo inicia si se le pide: inicia el servidor con --start-images.
reason-requirements-unmet = El plugin está desactivado porque el servidor tiene menos de lo que pide.
reason-disk-full = No se guardó nada: el disco del servidor está lleno. Libera espacio y guarda de nuevo.
reason-store-busy = No se guardó nada: otro programa está escribiendo en { $place }. Guarda de nuevo en un momento.
reason-store-read-only = No se guardó nada: no se puede escribir en { $place } ({ $why }). Permite la escritura o inicia el servidor con --data DIR para usar otra carpeta.
reason-store-damaged = No se guardó nada: { $place } está dañado ({ $why }). Mueve el archivo a otro lugar para empezar de nuevo, o repón una copia, y reinicia el servidor.
reason-not-saved = No se guardó nada: falló la escritura en { $place } ({ $why }). Comprueba si el disco está lleno o falla, y guarda de nuevo.
reason-store-nowhere = No se puede guardar nada: { $why }.
reason-not-read = No se puede leer lo guardado en { $place } ({ $why }). Reinicia el servidor; si no ayuda, mueve el archivo a otro lugar o repón una copia.
reason-store-gone = El servidor ha dejado de conservar sus datos. Reinícialo; lo guardado sigue ahí.

## Components

no-value = --
field = Campo
nothing-chosen = Elige…
field-missing = Este campo es obligatorio.
field-no-number = Introduce un número.
field-too-small = Introduce { $least } o más.
field-too-large = Introduce { $most } o menos.
field-not-a-step = Introduce un múltiplo de { $step }.
field-too-short =
    { $least ->
        [one] Introduce al menos { $least } carácter.
       *[other] Introduce al menos { $least } caracteres.
    }
field-too-long =
    { $most ->
        [one] Introduce como máximo { $most } carácter.
       *[other] Introduce como máximo { $most } caracteres.
    }
field-no-match = El formato no es válido.
field-no-email = Introduce una dirección de correo, como nombre@example.org.
field-no-url = Introduce una dirección web, como https://example.org.
progress = Progreso
scroll-area = Área desplazable
data-strip-empty = Todavía no hay lecturas
readings = Lecturas
percent = { $value } %
data-failed = Sin datos
data-stale-moments = Sin actualizar
data-stale-minutes =
    { $count ->
        [one] Sin actualizar desde hace { $count } minuto
       *[other] Sin actualizar desde hace { $count } minutos
    }
data-stale-hours =
    { $count ->
        [one] Sin actualizar desde hace { $count } hora
       *[other] Sin actualizar desde hace { $count } horas
    }
invalid-unknown-component = Componente desconocido: { $name }
invalid-unknown-template = Ninguna plantilla se llama { $name }
invalid-recursion = La plantilla { $name } se contiene a sí misma
invalid-not-a-node = Esto no es un componente
invalid-wrong-type = { $name } no está escrito como debe
invalid-limit-depth = Demasiados niveles anidados
invalid-limit-nodes = Demasiados componentes
invalid-limit-includes = Demasiadas plantillas

## Workbench

plugins = Plugins
plugins-search = Buscar plugins
plugins-not-found = Aquí no hay nada llamado «{ $text }».
plugins-none = Aún no hay plugins
plugins-none-hint = Inicia Faceplate con la carpeta de un plugin y aparecerá aquí:
surface-settings-tab = Pestaña de ajustes
surface-navbar-widget = Barra de la aplicación
surface-page = Página
surface-printer-action = Acción de la impresora
surface-printer-panel = Panel de la impresora
surface-modal = Diálogo
preview = Vista previa
panes = Partes del banco de trabajo
display = Presentación
theme = Tema
theme-system = Sistema
theme-light = Claro
theme-dark = Oscuro
theme-high-contrast = Alto contraste
language = Idioma
right-to-left = De derecha a izquierda
size = Tamaño de la ventana
size-fluid = Fluido
size-scaled = Se muestra al { $percent } %
loading = Cargando
problems = Problemas
problem-count =
    { $count ->
        [one] { $count } problema
       *[other] { $count } problemas
    }
problems-none = No se encontraron problemas
problems-more = Mostrar { $count } más: se ven { $listed } de { $all }
problems-not-available = Este servidor no informa de problemas
severity-error = Error
severity-warning = Advertencia
severity-info = Nota
problem-not-visible = Esta parte no está en pantalla.
last-good = No se puede leer { $name }. Se muestra la última versión correcta.
reconnecting = El servidor no responde. Reconectando…
log-in-with-token = Para ver desde aquí los plugins de un servidor, inicia Faceplate con un token de API de ese servidor en FACEPLATE_TOKEN.
control = Control
control-empty = Ningún plugin añade nada al área de control.
destinations = Destinos
printer = Impresora
printer-none = Ninguna impresora
virtual-printer = Impresora virtual
print-start = Iniciar una impresión de prueba
print-stop = Detener la impresión
print-none = No se imprime nada
print-heating = Calentando
print-progress = Imprimiendo, { $percent } %
hotend = Fusor
bed = Cama
heater-on = { $now } de { $target } °C
heater-off = { $now } °C
