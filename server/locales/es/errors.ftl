not-found-title = No se ha encontrado
not-found-description = Esta página no existe.
missed-symbol = Ninguna ficha lleva la signatura «{ $symbol }».
missed-file = No existe el archivo «{ $name }».
missed-unreadable = No existe ninguna página en esta dirección.
missed-page = No existe ninguna página en «{ $path }».
not-found-perhaps = Quizá buscaba
not-found-onward = Adónde ir desde aquí
not-found-search = Buscar «{ $words }»
not-found-regions = Regiones y países
first-page = La página de inicio
first-page-ways = <home>La página de inicio</home>, con todas las vías de acceso
trouble-not-allowed = Así no
trouble-not-now = Ahora no
trouble-description = Esta página no se puede mostrar en este momento.
trouble-again = Vuelva a intentarlo dentro de un momento. No se ha conservado nada de su visita.
withdrawn-sentence = La ficha «{ $record }» fue retirada el { $date }.
withdrawn-title = Ficha retirada
withdrawn-heading = Retirada
withdrawn-description = Esta ficha fue retirada.
withdrawn-instead = En su lugar:
error-stale = Las fichas han cambiado desde que comenzó este recorrido: empiécelo de nuevo.
error-not-allowed = Esta dirección es de solo lectura: utilice GET o HEAD.
error-too-long = Es más largo de lo que puede ser una ficha (256 KB). No se ha conservado nada.
error-too-slow = La respuesta tardó demasiado y se abandonó.
error-busy = Hay demasiadas consultas en este momento. Vuelva a intentarlo en unos segundos.
error-wandering = Los programas que recorren los filtros esperan a que se atienda a los lectores. Cada ficha tiene su propia dirección: /sitemap.xml las enumera todas.
error-closing = El sitio se está cerrando o reiniciando.
error-internal = Algo ha fallado por nuestra parte.
missed-record = No existe la ficha «{ $record }».
missed-term = No se encontró «{ $name }». Se buscaba: { $facet }.
missed-process = No existe el proceso «{ $process }».
error-too-deep = Los resultados se dan hasta la página { $last }: acote la búsqueda o llévesela entera, en CSV o en líneas JSON.
symbol-description = Fichas que llevan esta signatura.
symbol-candidates =
    { $count ->
        [one] { $count } ficha lleva una signatura que puede corresponder.
       *[other] { $count } fichas llevan una signatura que puede corresponder.
    }
symbol-search = Buscar en cambio «{ $words }»
