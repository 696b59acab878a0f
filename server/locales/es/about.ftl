about-title = Acerca de
about-heading = Acerca de { $name }
about-description = Alcance, método, lagunas, licencia y forma de citar.
about-scope = { $name } da cuenta de qué mecanismos de derechos humanos existen, qué se les pidió y qué ha funcionado. Reúne tres cosas que suelen ir por separado: los mecanismos, el derecho allí donde se encuentran el derecho internacional humanitario y el derecho de los derechos humanos, y las buenas prácticas, sobre todo para prevenir la violencia sexual relacionada con los conflictos y responder a ella.
about-holds = Contiene { $records } en { $passages }, sobre { $countries }: { $kinds }.
about-countries =
    { $count ->
        [one] { $count } país o zona
       *[other] { $count } países y zonas
    }
about-passages =
    { $count ->
        [one] { $count } pasaje numerado
       *[other] { $count } pasajes numerados
    }
about-submissions-label = Aquí no se denuncian violaciones
about-submissions = Este no es un lugar para denunciar violaciones
about-submissions-lead = Aquí no puede presentarse nada y nadie lee mensajes sobre casos. No incluya en una corrección nombres ni testimonios de supervivientes o testigos. Para dirigirse a alguien:
about-in-danger = en peligro: los servicios de emergencia del país en que se encuentre;
about-medical = atención médica y otra ayuda tras la violencia sexual: un hospital o un servicio cercano, tan pronto como pueda;
about-to-mechanism = para informar a un mecanismo: su propio canal seguro, indicado en su página, o la <office>Oficina del Alto Comisionado de las Naciones Unidas para los Derechos Humanos</office>;
about-missing = familiares desaparecidos: el <family>servicio de contacto entre familiares de la Cruz Roja y de la Media Luna Roja</family>.
about-selection = Qué se incluye
about-selection-mechanisms = Mecanismos: toda investigación con mandato de las Naciones Unidas desde 1992 para la que se halló una fuente, y los tribunales, misiones de vigilancia y órganos regionales y nacionales que trabajan con ellas o las suceden.
about-selection-law = Derecho: tratados, resoluciones, sentencias, observaciones y orientaciones que dicen cómo se relacionan el derecho humanitario y los derechos humanos, o que tratan de la violencia sexual en los conflictos y de los crímenes de lesa humanidad.
about-selection-practice = Buenas prácticas: qué hizo un actor identificado, qué resultó de ello y según quién, y qué límites tiene. Lo que no funcionó se incluye en las mismas condiciones.
about-selection-not = No se incluyen: noticias sin un mandato o un texto detrás, testimonios, ni lo que nadie publicó.
about-counting = Cómo se cuentan las investigaciones
about-counting-one = Una investigación es un órgano, equipo o misión que un órgano o funcionario de las Naciones Unidas creó por decisión propia, desde 1992, para determinar los hechos sobre violaciones en una situación.
about-counting-renewal = Una renovación o un mandato más amplio no cuenta de nuevo. Una nueva decisión que crea otro órgano en la misma situación sí, aunque sigan los miembros o el personal.
about-counting-never = Lo que se creó y nunca llegó a desplazarse se cuenta, y su estado lo dice.
about-counting-office = Las investigaciones de la Oficina del Alto Comisionado, las juntas de investigación y los grupos del Secretario General se cuentan, cada uno en su categoría, de modo que puede darse un total con o sin ellos.
about-counting-others = Los tribunales, las misiones de vigilancia, los órganos de organizaciones regionales o de un solo Estado y los mandatos de relatores tienen ficha cuando importan aquí, y no se cuentan como investigaciones.
about-counting-compare = Otras listas cuentan de otro modo, sobre todo en cuanto a dónde empiezan y a si incluyen las misiones de la Oficina: compare totales solo con la regla que los acompaña.
about-method = Método
about-method-looks = Cada ficha la escribe una persona y la comprueban de nuevo otras tres, que no se fían de las anteriores; la que aún espera lo dice. La segunda lectura corrigió cerca de un dato de cada diez; la tercera, cerca de uno de cada cuarenta; la última, sobre quién dijo qué y qué abarca cada cifra, cerca de una afirmación de cada cincuenta. Lo que no pudieron resolver queda en la lista de la ficha.
about-method-sample = El 25 de noviembre de 2026 todas las fichas se compararon varias veces con sus fuentes, enunciado por enunciado; de unos 6.000 comparados en la última lectura, 23 eran erróneos. Después, cuarenta fichas elegidas al azar fueron auditadas por lectores que no habían trabajado en ellas, con una definición de error fijada de antemano: de 1.507 datos que una página permitía resolver, 8 eran erróneos y 36 menos exactos que su fuente; otros 98 no se volvieron a encontrar, y 73 figuran en sus fichas como inseguros. En la auditoría anterior, 15 de 1.358 eran erróneos. Lo hallado se ha corregido. En lo demás cabe esperar que cerca de un dato de cada doscientos sea erróneo, menos en votos y signaturas, más en las paráfrasis. Cite a partir de la fuente.
about-method-source = Cada ficha tiene al menos una fuente, dice qué respalda esa fuente y cuándo se consultó. Una afirmación sin fuente no se admite.
about-method-words = Los resúmenes están en nuestras propias palabras. Los términos jurídicos se atribuyen al órgano que los empleó y nunca se dicen en nuestro nombre.
about-method-dates = La creación, el nombramiento de los miembros, el primer informe y el fin de un mandato son cuatro fechas distintas y se mantienen separadas.
about-method-status = Un estado lleva la fecha de su última comprobación. Después puede haber cambiado.
about-method-unverified = Lo que no pudo comprobarse figura en la ficha, y una ficha que ninguna segunda persona ha verificado aún lo dice.
about-method-lessons = Las lecciones sobre lo que no funcionó figuran junto a lo que funcionó; critican el diseño de un mandato, no a una persona ni a un Estado.
about-method-harm = No se nombra a ningún superviviente, testigo ni trabajador sobre el terreno, y no se copia ningún testimonio. Las páginas sobre hechos graves comienzan con una advertencia.
about-evidence = Niveles de prueba de las buenas prácticas
about-evidence-lead = Hasta qué punto está respaldado el resultado de una práctica, empezando por el nivel más alto. Un nivel bajo no es un juicio sobre la práctica.
about-findings = Niveles de constatación de las violaciones
about-findings-lead = Qué se estableció sobre una violación, siempre con el órgano que lo hizo y su estándar de prueba. Son cosas distintas y se mantienen separadas; toda persona se presume inocente hasta que sea condenada.
about-names = Nombres de lugares
about-names-lead = Los nombres y códigos son los de las Naciones Unidas (M49) y de la norma ISO 3166-1. No entrañan juicio alguno sobre la condición jurídica de ningún país, territorio, ciudad o zona, ni de sus autoridades, ni sobre sus fronteras. Los nombres corrientes y antiguos llevan a la misma página. Las referencias a Kosovo se entienden en el contexto de la resolución 1244 (1999) del Consejo de Seguridad. Los títulos aprobados de los mandatos se mantienen como se aprobaron. Los acontecimientos se designan por su fecha.
about-names-notes = Notas sobre algunos nombres
about-languages = Idiomas
about-languages-lead = La interfaz habla los seis idiomas de las Naciones Unidas. Salvo los nombres oficiales, sus textos y los nombres de los términos en idiomas distintos del inglés son traducciones nuestras; en caso de diferencia, prevalece el inglés. Las fichas están en inglés.
about-gaps = Lagunas conocidas
about-gaps-selection = La colección es una selección. Un lugar o un tema sin fichas es una laguna nuestra, no una afirmación al respecto.
about-gaps-english = Los resúmenes están en inglés; se dan títulos en otros idiomas cuando existe uno oficial.
about-gaps-self = Muchas buenas prácticas solo las describe el órgano que las llevó a cabo. El nivel de prueba lo dice.
about-gaps-status = Cada pocos meses se renuevan, terminan o expiran mandatos: un estado vale solo lo que vale la fecha que lo acompaña.
about-gaps-read = Las sentencias y los informes largos se leyeron a menudo en parte: solo se da un número de párrafo cuando se vio.
about-gaps-add = <contribute>Añadir lo que falta o corregir lo que está mal</contribute>.
about-cite = Licencia y forma de citar
about-licence = Los resúmenes y los datos se publican con licencia <licence>Creative Commons Atribución 4.0</licence>. Los documentos enlazados siguen sujetos a las condiciones de quienes los publicaron.
about-cite-record = Cite una ficha por su título, su dirección y el índice en que se leyó; cada ficha lo ofrece listo para copiar. Cite la colección así:
about-citation = { $name }, base de conocimientos sobre mecanismos de derechos humanos y buenas prácticas, índice { $digest } de { $date }.
about-digest = El índice lleva por nombre una huella de todas sus fichas: quien lo construya con las mismas fichas obtiene el mismo nombre, de modo que puede comprobarse un número de resultados. Huella completa: { $digest }.
about-privacy = Privacidad
about-privacy-cookies = Sin cookies, y nada se carga de terceros. Un pequeño programa nuestro completa lo que usted escribe; todo funciona sin él.
about-privacy-logs = Las búsquedas no se registran. No se dice a otros sitios de qué página viene usted.
about-privacy-leave = «{ $leave }» lleva al sitio de las Naciones Unidas. El historial de su navegador permanece en su dispositivo; una ventana privada no guarda ninguno.
about-privacy-removal = Una persona, un defensor o una organización local cuyo nombre figura y no lo desea puede pedir que se retire sin dar razones: diríjase a quienes gestionan esta copia del sitio.
