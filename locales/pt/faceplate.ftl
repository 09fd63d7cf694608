## Controls

run = Executar
submit = Enviar
save = Guardar
reset-to-saved = Descartar alterações
reset-to-default = Usar predefinições
unsaved = Alterações por guardar
saved = Guardado
changed-meanwhile = “{ $field }” foi entretanto alterado noutro lugar para “{ $value }” e não foi guardado aqui. Guarde de novo para o substituir ou descarte as suas alterações.
retry = Tentar novamente
close = Fechar
dismiss = Dispensar
cancel = Cancelar
discard-title = Descartar o que não foi salvo?
discard-text = O que você alterou neste formulário será perdido.
leave-title = Fechar sem salvar?
leave-text = O que você alterou nas configurações dos plugins e não salvou será perdido.
leave = Fechar sem salvar

## Plugins

plugin-named = Plugin “{ $name }”
plugin-id = ID
plugin-version = Versão
plugin-description = Descrição
plugin-status = Estado
plugin-active = Ativo
plugin-disabled = Desativado
plugin-warnings = Avisos
trust = Confiança
trust-signed = Assinado
trust-unsigned = Não assinado
trust-invalid-signature = Assinatura inválida
trust-development = Em desenvolvimento
trust-unknown = Desconhecida
warning-unsigned = Ninguém assinou este plugin.
warning-overridden = Funciona apesar de o servidor ter menos do que ele pede, porque alguém assim decidiu.
warning-invalid-signature = A assinatura não corresponde a este plugin. Alguém pode tê-lo alterado: não o use até ter uma cópia do autor.
warning-isolated = Este plugin pede uma vista própria.
warning-disabled = Este plugin está desativado. Os seus controles não fazem nada.
plugin-enabled = Ativado
plugin-preparing = Em preparação
plugin-failed = Falha ao carregar
plugin-unmet = Precisa de mais do que este servidor tem
heavyweight = Pesado
lightweight = Leve
runs-images =
    { $count ->
        [one] Ele executa { $count } imagem de contêiner junto ao servidor, o que ocupa memória, processador e espaço em disco.
       *[other] Ele executa { $count } imagens de contêiner junto ao servidor, o que ocupa memória, processador e espaço em disco.
    }
load-error = Não pode ser carregado: { $error }
latest-error = Último erro: { $error }
needs-slow = pode ficar lento ou não iniciar
needs-off = continua desativado
needs-memory = Ele pede pelo menos { $needed } MB de memória e o servidor tem { $available } MB, portanto { $then }. Feche outros programas ou use um computador com mais memória.
needs-cores =
    { $needed ->
        [one] Ele pede pelo menos { $needed } núcleo de processador e o servidor tem { $available }, portanto { $then }. Use um computador com mais núcleos.
       *[other] Ele pede pelo menos { $needed } núcleos de processador e o servidor tem { $available }, portanto { $then }. Use um computador com mais núcleos.
    }
needs-disk = Ele pede pelo menos { $needed } MB de espaço livre em disco e o servidor tem { $available } MB, portanto { $then }. Apague o que não for necessário ou use um computador com um disco maior.
inventory-not-allowed = Somente administradores podem ver e gerenciar todos os plugins.
inventory-empty = Nenhum plugin está instalado.
logs = Registro
logs-title = Registro de “{ $name }”
logs-empty = Nada foi registrado ainda.
switch-off-title = Desativar “{ $name }”?
switch-off-unsaved = Algumas das suas configurações foram alteradas e não foram salvas. Enquanto estiver desativado, ninguém pode salvá-las.
switch-off = Desativar
enable-anyway-title = Ativar “{ $name }” mesmo assim?
enable-anyway = Ativar mesmo assim
open-link-title = Abrir { $site }?
open-link-from = O plugin “{ $name }” quer mostrar esta página da web:
open-link = Abrir
link-not-opened = Não foi possível abrir a página num navegador.
effects-not-applied =
    { $count ->
        [one] Uma coisa que o plugin pediu não foi feita: { $reason }
       *[other] { $count } coisas que o plugin pediu não foram feitas. A primeira: { $reason }
    }

## Surfaces

settings = Configurações
settings-pages = Configurações dos plugins
settings-empty = Nenhum plugin tem configurações.
settings-off = Este plugin está desativado. Suas configurações podem ser alteradas enquanto ele está ativado.
details-show = Mostrar detalhes
details-hide = Ocultar detalhes
widgets = Widgets dos plugins
actions = Ações dos plugins
panels = Painéis dos plugins
region = { $title }, plugin “{ $name }”
page-name = { $title }, uma página do plugin “{ $name }”
page-isolated = Página isolada
page-loading = Carregando “{ $name }”…
page-not-shown = “{ $name }” tem uma página própria que não é mostrada
page-not-here = Essas páginas só abrem em uma vista isolada, e aqui não há nenhuma.
page-no-isolation = Essas páginas só abrem em uma vista isolada, que aqui não é possível: { $reason }
page-nowhere = O plugin não diz qual dos seus arquivos é a página.
page-elsewhere = Não é um dos arquivos do plugin: { $url }
page-failed = Não foi possível carregar a página de “{ $name }”
page-missing = O plugin não tem esse arquivo, ou não o declara em “assets”.
page-status = O host a recusou com o status { $status }.
page-unreachable = O host não responde.
page-timed-out = Ela não carregou a tempo.
page-crashed = A página de “{ $name }” parou
page-unresponsive = A página de “{ $name }” não respondia mais e foi parada
page-again = { $seconds ->
    [one] Ela é carregada de novo em um segundo.
   *[other] Ela é carregada de novo em { $seconds } segundos.
}
page-given-up = Ela parou cinco vezes em dez minutos e não é mais carregada sozinha.
page-reload = Recarregar
page-changed = Os arquivos desta página mudaram. O que você digitou nela será perdido quando ela for recarregada.
page-exit-fullscreen = Sair da tela cheia
page-may = O que as páginas podem fazer
page-may-own = Usar os ficheiros, definições, estado e ações deste plugin.
page-may-connect = Ligar-se a { $origins }.
page-may-store = Guardar dados neste dispositivo.
page-may-eval = Executar texto como script.
page-may-not = Mais nada: nenhuma outra ligação, nenhum ficheiro, nenhuma câmara, nenhum outro plugin.
page-may-unknown = Não se sabe aqui o que pedem, por isso só podem usar os ficheiros e ações do plugin.
page-refused = { $count ->
    [one] Foi negada uma coisa a esta página
   *[other] Foram negadas { $count } coisas a esta página
}
page-refused-line = Para o permitir, escreva isto em plugin.json:
page-refused-never = Nada em plugin.json o permite. Inclua o ficheiro em “assets”.
view-take-out = Mostrar esta página em uma janela própria
view-is-out = Esta página está em uma janela própria.
view-take-back = Trazer de volta
view-waits = Esta página espera: já estão abertas tantas páginas quantas podem rodar ao mesmo tempo.
view-was-frozen = Esta página foi pausada e carregada de novo.
view-no-sandbox = O sistema não oferece uma sandbox para os processos das páginas de plugins; falta uma proteção a esta página.
failed-title = “{ $name }” não tem nada para mostrar aqui
failed-no-schema = O servidor não enviou nenhuma interface para esta parte do plugin.
failed-mode = O servidor enviou um modo que não é conhecido aqui: { $mode }
templates-withheld = O servidor só entrega aos administradores as partes que este plugin reutiliza, por isso faltam algumas aqui.
modal-missing = “{ $name }” não tem nenhuma caixa de diálogo chamada “{ $id }”.
confirm-title = Executar “{ $action }” do plugin “{ $name }”?
confirm-says = “{ $name }” diz:
confirm-danger = Isto não pode ser desfeito.
crashed-title = “{ $name }” parou de funcionar aqui
crashed-text = Só esta parte foi afetada.
notifications = Notificações
summary-loading =
    { $count ->
        [one] Carregando { $count } plugin
       *[other] Carregando { $count } plugins
    }
summary-ready =
    { $count ->
        [one] { $count } plugin pronto
       *[other] { $count } plugins prontos
    }
summary-failed = { $count } sem funcionar

## The host

host-unreachable = Não é possível contactar o servidor. Verifique se ele está em execução e se o endereço está certo: { $address }
host-timed-out = O servidor não respondeu em { $seconds } segundos. Tente novamente; se continuar assim, o registo do plugin pode dizer mais.
host-log-in = A sessão não está iniciada. Inicie sessão no servidor e tente novamente.
host-not-allowed = O servidor não permite isto com a sua conta.
host-not-offered = Este servidor não oferece esta função.
host-not-installed = O plugin, ou esta parte dele, já não está no servidor. Recarregue para ver o que há agora.
host-disabled = O plugin está desativado. Um administrador pode ativá-lo.
host-too-many = O servidor está a receber pedidos a mais. Aguarde um momento e tente novamente.
host-empty-settings = Este servidor não pode guardar configurações vazias. Mantenha pelo menos uma.
host-refused = O servidor respondeu com um erro ({ $status }).
host-failed = O servidor falhou ({ $status }) e não diz porquê. O registo do plugin pode dizer mais.
host-said = O servidor diz: { $message }
host-answer-too-large = A resposta do servidor ultrapassa { $limit } MiB e não foi lida.
host-answer-unreadable = Não é possível ler a resposta do servidor: { $problem }
reason-plugin-said = { $said }
reason-handler-failed = { $handler } falhou e não disse porquê.
reason-handler-missing = O ficheiro { $handler } não está na pasta do plugin.
reason-bridge-failed = A ponte em { $address } respondeu com um erro ({ $status }).
reason-bridge-unreachable = Não é possível contactar a ponte em { $address }. Está em execução?
reason-php-missing = O PHP não está instalado no servidor e este plugin precisa dele. Instale-o (Debian e Ubuntu: apt install php-cli; macOS: brew install php) e tente novamente.
reason-timeout = Não houve resposta em { $seconds } s.
reason-answer-too-large = A resposta ultrapassa { $limit } MiB.
reason-answer-not-json = A resposta não é JSON. Começa assim: { $excerpt }
reason-answer-not-an-object = A resposta é JSON, mas não é um objeto.
reason-docker-missing = Este plugin usa imagens de contentor e o docker não está instalado no servidor. Instale-o (https://docs.docker.com/engine/install/) e tente novamente.
reason-image-missing = A imagem de contentor { $image } não está no servidor. Obtenha-a com docker pull.
reason-image-not-started = A ponte do plugin é uma imagem de contentor, que o servidor só inicia quando lhe pedem: inicie o servidor com --start-images.
reason-requirements-unmet = O plugin está desativado porque o servidor tem menos do que ele pede.
reason-disk-full = Nada foi guardado: o disco do servidor está cheio. Liberte espaço e guarde novamente.
reason-store-busy = Nada foi guardado: outro programa está a escrever em { $place }. Guarde novamente daqui a pouco.
reason-store-read-only = Nada foi guardado: não é possível escrever em { $place } ({ $why }). Permita a escrita ou inicie o servidor com --data DIR para outra pasta.
reason-store-damaged = Nada foi guardado: { $place } está danificado ({ $why }). Mova o ficheiro para recomeçar, ou reponha uma cópia, e reinicie o servidor.
reason-not-saved = Nada foi guardado: a escrita em { $place } falhou ({ $why }). Verifique se o disco está cheio ou a falhar e guarde novamente.
reason-store-nowhere = Não é possível guardar nada: { $why }.
reason-not-read = Não é possível ler o que está guardado em { $place } ({ $why }). Reinicie o servidor; se não ajudar, mova o ficheiro ou reponha uma cópia.
reason-store-gone = O servidor deixou de conservar os seus dados. Reinicie-o; o que foi guardado continua lá.

## Components

no-value = --
field = Campo
nothing-chosen = Escolher…
field-missing = Este campo é obrigatório.
field-no-number = Introduza um número.
field-too-small = Introduza { $least } ou mais.
field-too-large = Introduza { $most } ou menos.
field-not-a-step = Introduza um múltiplo de { $step }.
field-too-short =
    { $least ->
        [one] Introduza pelo menos { $least } carácter.
       *[other] Introduza pelo menos { $least } caracteres.
    }
field-too-long =
    { $most ->
        [one] Introduza no máximo { $most } carácter.
       *[other] Introduza no máximo { $most } caracteres.
    }
field-no-match = O formato não é válido.
field-no-email = Introduza um endereço de e-mail, como nome@example.org.
field-no-url = Introduza um endereço web, como https://example.org.
progress = Progresso
scroll-area = Área com rolagem
data-strip-empty = Ainda não há leituras
readings = Leituras
percent = { $value }%
data-failed = Sem dados
data-stale-moments = Desatualizado
data-stale-minutes =
    { $count ->
        [one] Desatualizado há { $count } minuto
       *[other] Desatualizado há { $count } minutos
    }
data-stale-hours =
    { $count ->
        [one] Desatualizado há { $count } hora
       *[other] Desatualizado há { $count } horas
    }
invalid-unknown-component = Componente desconhecido: { $name }
invalid-unknown-template = Nenhum modelo se chama { $name }
invalid-recursion = O modelo { $name } contém a si mesmo
invalid-not-a-node = Isto não é um componente
invalid-wrong-type = { $name } não está escrito como deve
invalid-limit-depth = Níveis aninhados demais
invalid-limit-nodes = Componentes demais
invalid-limit-includes = Modelos demais

## Workbench

plugins = Plugins
plugins-search = Procurar plugins
plugins-not-found = Não há aqui nada chamado “{ $text }”.
plugins-none = Ainda não há plugins
plugins-none-hint = Inicie o Faceplate com a pasta de um plugin e ele aparece aqui:
surface-settings-tab = Separador de configurações
surface-navbar-widget = Barra da aplicação
surface-page = Página
surface-printer-action = Ação da impressora
surface-printer-panel = Painel da impressora
surface-modal = Caixa de diálogo
preview = Pré-visualização
panes = Partes da bancada
display = Apresentação
theme = Tema
theme-system = Sistema
theme-light = Claro
theme-dark = Escuro
theme-high-contrast = Alto contraste
language = Idioma
right-to-left = Da direita para a esquerda
size = Tamanho da janela
size-fluid = Fluido
size-scaled = Mostrado a { $percent } %
loading = A carregar
problems = Problemas
problem-count =
    { $count ->
        [one] { $count } problema
       *[other] { $count } problemas
    }
problems-none = Nenhum problema encontrado
problems-more = Mostrar mais { $count }: { $listed } de { $all } na lista
problems-not-available = Este servidor não comunica problemas
severity-error = Erro
severity-warning = Aviso
severity-info = Nota
problem-not-visible = Esta parte não está no ecrã.
last-good = Não é possível ler { $name }. É mostrada a última versão correta.
reconnecting = O servidor não responde. A religar…
log-in-with-token = Para ver daqui os plugins de um servidor, inicie o Faceplate com um token de API desse servidor em FACEPLATE_TOKEN.
control = Controlo
control-empty = Nenhum plugin acrescenta algo à área de controlo.
destinations = Destinos
printer = Impressora
printer-none = Nenhuma impressora
virtual-printer = Impressora virtual
print-start = Iniciar uma impressão de teste
print-stop = Parar a impressão
print-none = Nada está sendo impresso
print-heating = Aquecendo
print-progress = Imprimindo, { $percent } %
hotend = Bico
bed = Mesa
heater-on = { $now } de { $target } °C
heater-off = { $now } °C
