## What differs from Spanish

warning-unsigned = Nadie firmó este plugin.
warning-invalid-signature = La firma no corresponde a este plugin. Es posible que alguien lo haya modificado: no lo uses hasta que tengas una copia de su autor.
settings = Configuración
settings-pages = Configuración de los plugins
settings-empty = Ningún plugin tiene configuración.
host-unreachable = No se puede conectar con el servidor. Fijate que esté en marcha y que la dirección sea correcta: { $address }
host-log-in = No iniciaste sesión. Iniciá sesión en el servidor y probá de nuevo.
host-answer-too-large = La respuesta del servidor supera { $limit } MiB y no se leyó.
