## What differs from Spanish

warning-unsigned = Nadie firmó este plugin.
warning-invalid-signature = La firma no corresponde a este plugin. Es posible que alguien lo haya modificado: no lo uses hasta que tengas una copia de su autor.
settings = Configuración
settings-pages = Configuración de los plugins
settings-empty = Ningún plugin tiene configuración.
settings-off = Este plugin está desactivado. Su configuración se puede cambiar mientras está activado.
host-unreachable = No se puede conectar con el servidor. Fijate que esté en marcha y que la dirección sea correcta: { $address }
host-log-in = No iniciaste sesión. Iniciá sesión en el servidor y probá de nuevo.
log-in-with-token = Para ver desde acá los plugins de un servidor, iniciá Faceplate con un token de API de ese servidor en FACEPLATE_TOKEN.
host-answer-too-large = La respuesta del servidor supera { $limit } MiB y no se leyó.
plugins-not-found = Acá no hay nada llamado «{ $text }».
surface-settings-tab = Pestaña de configuración
control-empty = Ningún plugin agrega nada al área de control.
plugins-none-hint = Iniciá Faceplate con la carpeta de un plugin y va a aparecer acá:
host-timed-out = El servidor no respondió en { $seconds } segundos. Probá de nuevo; si sigue igual, quizá el registro del plugin diga más.
host-not-installed = El plugin, o esta parte de él, ya no está en el servidor. Recargá para ver lo que hay ahora.
host-too-many = El servidor recibe demasiadas peticiones. Esperá un momento y probá de nuevo.
host-empty-settings = Este servidor no puede guardar una configuración vacía. Conservá al menos un valor.
host-failed = El servidor falló ({ $status }) y no dice por qué. Quizá el registro del plugin diga más.
changed-meanwhile = «{ $field }» se cambió mientras tanto en otro lugar a «{ $value }» y no se guardó acá. Guardá de nuevo para reemplazarlo o descartá tus cambios.
nothing-chosen = Elegí…
field-no-number = Ingresá un número.
field-too-small = Ingresá { $least } o más.
field-too-large = Ingresá { $most } o menos.
field-not-a-step = Ingresá un múltiplo de { $step }.
field-too-short =
    { $least ->
        [one] Ingresá al menos { $least } carácter.
       *[other] Ingresá al menos { $least } caracteres.
    }
field-too-long =
    { $most ->
        [one] Ingresá como máximo { $most } carácter.
       *[other] Ingresá como máximo { $most } caracteres.
    }
field-no-email = Ingresá una dirección de correo, como nombre@example.org.
field-no-url = Ingresá una dirección web, como https://example.org.
lightweight = Liviano
needs-slow = puede andar lento o no arrancar
needs-memory = Pide al menos { $needed } MB de memoria y el servidor tiene { $available } MB, así que { $then }. Cerrá otros programas o usá una computadora con más memoria.
needs-cores =
    { $needed ->
        [one] Pide al menos { $needed } núcleo de procesador y el servidor tiene { $available }, así que { $then }. Usá una computadora con más núcleos.
       *[other] Pide al menos { $needed } núcleos de procesador y el servidor tiene { $available }, así que { $then }. Usá una computadora con más núcleos.
    }
needs-disk = Pide al menos { $needed } MB de espacio libre en disco y el servidor tiene { $available } MB, así que { $then }. Borrá lo que no haga falta o usá una computadora con un disco más grande.
logs-empty = Todavía no se registró nada.
switch-off-unsaved = Parte de su configuración se cambió y no se guardó. Mientras esté desactivado, nadie puede guardarla.
leave-text = Se pierde lo que cambiaste en la configuración de los plugins y no guardaste.
reason-php-missing = PHP no está instalado en el servidor y este plugin lo necesita. Instalalo (Debian y Ubuntu: apt install php-cli; macOS: brew install php) e intentá de nuevo.
reason-docker-missing = Este plugin usa imágenes de contenedor y docker no está instalado en el servidor. Instalalo (https://docs.docker.com/engine/install/) e intentá de nuevo.
reason-image-missing = La imagen de contenedor { $image } no está en el servidor. Descargala ahí con docker pull.
reason-image-not-started = El puente del plugin es una imagen de contenedor que el servidor solo inicia si se le pide: iniciá el servidor con --start-images.
reason-disk-full = No se guardó nada: el disco del servidor está lleno. Liberá espacio y guardá de nuevo.
reason-store-busy = No se guardó nada: otro programa está escribiendo en { $place }. Guardá de nuevo en un momento.
reason-store-read-only = No se guardó nada: no se puede escribir en { $place } ({ $why }). Permití la escritura o iniciá el servidor con --data DIR para usar otra carpeta.
reason-store-damaged = No se guardó nada: { $place } está dañado ({ $why }). Mové el archivo a otro lugar para empezar de nuevo, o reponé una copia, y reiniciá el servidor.
reason-not-saved = No se guardó nada: falló la escritura en { $place } ({ $why }). Comprobá si el disco está lleno o falla, y guardá de nuevo.
reason-not-read = No se puede leer lo guardado en { $place } ({ $why }). Reiniciá el servidor; si no ayuda, mové el archivo a otro lugar o reponé una copia.
reason-store-gone = El servidor dejó de conservar sus datos. Reinicialo; lo guardado sigue ahí.
