# Lo que dice la interfaz en español de Estados Unidos, de usted y con palabras de todos los días.

## Names of things
porchlight = Porchlight
installed-name = Preguntas
language = Idioma
language-others = Otros idiomas
calendar-day = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
} de { $year }

## Every page
footer-promise = Sus respuestas no se guardan con su nombre, dirección, teléfono ni aparato.
footer-link = Cómo protegemos sus respuestas
title-error = Error: { $title }

## Starting a survey
consent-minutes = { $minutes ->
    [one] Toma más o menos 1 minuto.
   *[other] Toma unos { $minutes } minutos.
}
consent-heading = Antes de empezar
consent-odds = Suponga que alguien sabe todo de usted menos una respuesta, y que la adivinaría echando una moneda al aire. Con todo lo que llegue a publicarse de esta encuesta acertaría como mucho { $times } de cada 100 veces, en lugar de 50.
consent-agree = Leí esto y quiero participar.
consent-missing = Para empezar, marque la casilla que dice que quiere participar. Si no quiere, puede cerrar esta página.
consent-more = Más sobre participar
consent-asks = Quién pregunta
consent-pays = Quién paga
consent-asked = Qué se pregunta
consent-risks = Qué podría salir mal
consent-kept = Qué se guarda
consent-kept-answers = Sus respuestas, y qué preguntas dejó vacías.
consent-kept-words = Sus propias palabras a: «{ $question }». Nunca se publican.
consent-kept-chance = Lo que el azar hizo de su respuesta a: «{ $question }». Su propia respuesta no se guarda.
consent-kept-day = El día en que llegaron, pero no la hora.
consent-kept-number = Un número hecho al azar, para que enviar dos veces cuente una. De él se hace su recibo.
consent-kept-version = Qué encuesta fue, y en qué versión.
consent-kept-not = Nada más: ni su nombre, ni su dirección, ni su teléfono, ni su aparato, ni el lugar donde está.
consent-noise = Cómo le protege el azar
consent-until = Cuánto tiempo
consent-contact = A quién preguntar
consent-law = Qué dice la ley
consent-law-justice = El Departamento de Justicia de EE. UU. ayuda a pagar esto. Por eso una ley federal (34 USC 10231, 28 CFR 22) dice que lo que podría mostrar quién es usted solo se puede usar para este estudio. Sin su consentimiento no se puede usar en un tribunal. La ley no cubre lo que se diga de delitos futuros.
consent-law-other = El Departamento de Justicia de EE. UU. no ayuda a pagar esto. Por eso la ley federal que mantiene los estudios fuera de los tribunales (34 USC 10231) no protege estas respuestas.
consent-no-names = Por favor, no escriba nombres, ni nada que muestre dónde se queda o quién le ayuda.
consent-custody = Nada de su caso, su condena o su salida depende de que usted participe. Nadie le paga ni le da nada por hacerlo.
consent-questions = { $questions ->
    [one] 1 pregunta.
   *[other] { $questions } preguntas.
}
age-heading = ¿Cuántos años tiene?
age-not-kept = Lo que diga aquí no se guarda.
age-adult = { $years } o más
age-young = De { $youngest } a { $oldest }
age-child = Menos de { $years }
age-missing = Diga cuántos años tiene.
age-too-young = Esta encuesta es para personas de { $years } años o más, así que no puede participar. No se guardó nada. Gracias por querer ayudar.
age-permission-heading = Para el padre, la madre o el tutor
age-permission = He leído esto. La persona joven puede participar, si quiere.
age-permission-missing = Primero tiene que decir que sí el padre, la madre o el tutor.
age-assent-heading = Para usted, la persona joven
age-assent = Usted decide. Aunque su padre, madre o tutor haya dicho que sí, puede decir que no. Puede parar cuando quiera, y nadie se lo puede reprochar.
practice = Pruebe primero una pregunta
practice-about = Esta es solo para probar. Nada de ella se guarda ni se envía.
practice-question = ¿Qué le gusta tomar por la mañana?
practice-first = Agua
practice-second = Té o café
practice-third = Otra cosa
start = Empezar

## Leaving quickly, and help
leave = Salir rápido
leaving-introduction = Si llega alguien, oprima «Salir rápido» arriba. Esta página se cierra al momento.
leaving-link = Qué hace «Salir rápido» y qué no puede hacer
leaving-heading = Salir rápido
leaving-does = Qué hace
leaving-does-hides = Esconde esta página al momento y abre en su lugar una página de otro sitio. Puede oprimirlo cuando quiera.
leaving-does-wipes = Borra lo que este sitio guarda en su navegador: respuestas que empezó y respuestas que esperan para enviarse. Si hay red, esas se envían primero.
leaving-does-shift = En un teclado, oprima tres veces seguidas la tecla Mayús (Shift). Hace lo mismo.
leaving-cannot = Qué no puede hacer
leaving-cannot-history = No puede borrar el historial de su navegador. Quien lo mire puede ver que este sitio estuvo abierto.
leaving-cannot-sent = No puede devolver las respuestas que ya se enviaron.
leaving-cannot-watch = No puede ayudar si alguien vigila su teléfono con otra aplicación o mira su red.
leaving-safer = Maneras más seguras
leaving-safer-private = Use una ventana privada (también llamada de incógnito). No guarda historial.
leaving-safer-device = Use un teléfono o una computadora que esté fuera del alcance de la persona a quien teme, por ejemplo en una biblioteca.
leaving-onward = Seguir con la encuesta
help-heading = Ayuda si la necesita
help-languages = Hablan: { $languages }
distress-check = Puede ser difícil pensar en las preguntas que siguen. ¿Cómo está usted? Puede dejarlas todas. Está bien, y nadie preguntará por qué.
distress-skip = Dejar toda esta página

## Pages of questions
progress = Página { $page } de { $pages }
page-untitled = Preguntas
continue = Continuar
back = Atrás
needed = (hace falta)
needed-depending = (puede hacer falta, según otras respuestas)
choose-at-most = { $maximum ->
    [one] Elija solo 1.
   *[other] Elija hasta { $maximum }.
}
rank-hint = Dé a cada una un lugar, del 1 (primera) al { $last } (última).
rank-no-place = –
repeat-add = Añadir
repeat-remove = Quitar
repeat-hint = Puede añadir hasta { $maximum }.
fault-total = Los puntos deben sumar { $total }.
acknowledged = Sí, lo leí
choose-all = Elija todas las que correspondan.
skip-question = Saltar esta pregunta

## Questions that chance protects
protected-heading = El azar protege esta respuesta.
protected-odds = Suponga que alguien ve lo que usted envía y que, sin verlo, tendría que echar una moneda al aire entre dos respuestas. Acierta como mucho { $times } de cada 100 veces.
protected-hand-coin = Eche una moneda al aire sin que nadie la vea. Cara: dé abajo su propia respuesta. Cruz: tire un dado y dé la respuesta que salga:
protected-hand-die = Tire un dado sin que nadie lo vea. De 1 a 4: dé abajo su propia respuesta. 5 o 6: tírelo otra vez y dé la respuesta que salga:
protected-throw = De { $first } a { $last }:
protected-throw-one = { $only }:
protected-throw-again = tire otra vez
protected-phone-coin = Dé su propia respuesta. Cuando siga adelante, su teléfono echa una moneda al aire. Cara: envía su respuesta. Cruz: envía una cualquiera de las respuestas, al azar. Lo que usted eligió no se guarda en ninguna parte.
protected-phone-die = Dé su propia respuesta. Cuando siga adelante, su teléfono tira un dado. De 1 a 4: envía su respuesta. 5 o 6: envía una cualquiera de las respuestas, al azar. Lo que usted eligió no se guarda en ninguna parte.
protected-sent = Su teléfono enviará:
protected-sent-fresh = Es su propia respuesta, o el azar. Nadie puede saberlo, y nosotros tampoco.
protected-sent-again = En una ronda anterior este teléfono envió lo mismo. Lo vuelve a enviar, para que varias rondas no digan más que una. Si no era usted, responda de nuevo.
protected-anew = Responder de nuevo
keep-protected = Lo que el azar hizo de una respuesta también se queda después en este teléfono, para que una ronda posterior envíe lo mismo. «Salir rápido» lo borra.

## Errors
media-listen = Escuchar
media-hush = Dejar de leer en voz alta
media-read = Leer en voz alta
media-transcript = Lo que se dice
error-heading = Hay un problema
fault-required-choice = Elija una respuesta.
fault-required-choices = Elija al menos una respuesta.
fault-required-number = Escriba un número.
fault-required-date = Elija un día.
fault-required-acknowledge = Marque la casilla para seguir.
fault-required-text = Escriba su respuesta.
fault-nothing-to-answer = Aquí no hay nada que contestar. Siga con la próxima pregunta.
fault-unknown-option = Elija una de las respuestas de la lista.
fault-several-answers = Dé solo una respuesta.
fault-too-many = { $maximum ->
    [one] Elija solo 1 respuesta.
   *[other] Elija { $maximum } respuestas como máximo.
}
fault-not-a-number = Escriba un número con cifras, como { $example }.
fault-too-many-decimals = { $decimals ->
    [0] Escriba un número entero, como { $example }.
    [one] Escriba un número con 1 cifra como máximo después del punto, como { $example }.
   *[other] Escriba un número con { $decimals } cifras como máximo después del punto, como { $example }.
}
fault-below-minimum = Escriba un número que sea { $minimum } o más.
fault-above-maximum = Escriba un número que sea { $maximum } o menos.
fault-not-a-date = Escriba el día como año, mes y día: { $example }.
fault-not-a-time = Escriba la hora con horas y minutos: 18:30.
fault-not-a-moment = Elija un día y una hora: 2026-05-31T18:30.
fault-not-an-order = Dé a cada una su propio lugar. Ningún lugar se puede usar dos veces.
fault-off-step = Escriba uno de los números { $first }, { $second }, etc., en pasos iguales.
fault-time-too-early = Elija una hora que no sea antes de las { $earliest }.
fault-time-too-late = Elija una hora que no sea después de las { $latest }.
fault-too-early = Elija un día que no sea antes del { $earliest }.
fault-too-late = Elija un día que no sea después del { $latest }.
fault-too-long = { $maximum ->
    [one] Escriba solo 1 letra.
   *[other] Escriba { $maximum } letras como máximo. Los espacios también cuentan.
}
fault-constraint = Revise esta respuesta.

## Checking and sending
review-heading = Revise sus respuestas
offline = Ahora mismo no hay red. No se envió nada y no se perdió nada. Quédese en esta página y oprima el botón otra vez cuando vuelva la red.
review-not-sent = Sus respuestas no se enviaron: nuestro servidor no pudo guardarlas. Todas siguen en esta página. Por favor oprima Enviar otra vez.
review-introduction = Todavía no se ha enviado nada. Aún puede cambiar sus respuestas. Después de enviarlas, ya no.
review-change = Cambiar
review-no-answer = Sin respuesta
review-point = { $point } (de { $first } a { $last })
review-point-labelled = { $point } – { $label }
send = Enviar mis respuestas

## What is kept on the phone
keep-draft = Guardar mis respuestas en este teléfono hasta que las envíe
keep-draft-hint = Así puede parar y seguir después, también sin red. Déjelo vacío si otra persona usa este teléfono.
resume = En este teléfono hay respuestas que usted empezó y no envió.
resume-go-on = Seguir con ellas
kept-draft = Sus respuestas se guardan en este teléfono hasta que las envíe.
kept-elsewhere = Esta encuesta está abierta también en otra pestaña. Lo que conteste en esta no se guarda.
kept-full = Este teléfono no puede guardar sus respuestas. Quédese en esta página hasta que se envíen.
kept-finished = Ya contestó todo
kept-waiting = Sus respuestas están en este teléfono. Todavía no se enviaron. Se envían cuando hay red y esta página está abierta. Puede cerrarla y volver.
kept-sending = Sus respuestas se están enviando.
kept-received = Recibimos sus respuestas. Su recibo: { $receipt }
kept-closed = Esta encuesta se cerró antes de que llegaran sus respuestas, así que no se pueden contar. Siguen en este teléfono. Puede guardarlas en un archivo o borrarlas.
kept-refused = El servidor no pudo recibir sus respuestas así como están. Siguen en este teléfono. Puede guardarlas en un archivo para el equipo o borrarlas.
kept-save = Guardar en un archivo
kept-erase = Borrar de este teléfono
kept-mend = Verlas otra vez
passed-on-waiting = En este teléfono hay respuestas de otras personas que aún no se enviaron. Se envían cuando haya red. Nadie puede leerlas aquí.
passed-on-next = Listo. Empezar para la siguiente persona
passed-on-back = Copie su recibo si lo quiere. Después presione el botón, para que nadie lo vea después de usted.
passed-on-no-receipt = No hay red, así que su recibo no se puede mostrar aquí.
kiosk-idle = ¿Sigue ahí? En medio minuto esto empieza de nuevo y se borran sus respuestas hasta ahora.
kiosk-stay = Sigo aquí
helper-heading = Entregue el teléfono ahora
helper-about = La persona que contesta sostiene el teléfono y lee a solas. Ayude solo si se lo pide. Al terminar, presiona el último botón y lo devuelve.

## After sending
receipt-heading = Gracias. Ya tenemos sus respuestas.
receipt-already = Ya teníamos estas respuestas. Se cuentan solo una vez.
receipt-code = Su recibo
receipt-meaning = Con estas palabras puede ver qué pasó con sus respuestas y retirarlas hasta que se cierre la encuesta. No dicen quién es usted. Cópielas o guárdelas como imagen.
receipt-picture = Guardar como imagen
receipt-see = Ver o retirar mis respuestas
receipt-ask-heading = Qué pasó con sus respuestas
receipt-ask-about = Escriba las palabras de su recibo, en su orden. Nadie se entera de que usted miró.
receipt-ask-label = Las palabras de su recibo
receipt-ask-button = Mirar
receipt-unknown = No hay respuestas con este recibo. Revise las palabras y su orden.
receipt-received = Tenemos sus respuestas. Todavía no se cuentan en ningún número publicado.
receipt-withdraw-heading = Retirar sus respuestas
receipt-withdraw-about = Puede retirarlas hasta que se cierre la encuesta. Entonces se borran de nuestro servidor y no se cuentan. Esto no se puede deshacer, y no tiene que decir por qué.
receipt-withdraw-backups = Las copias que se guardan por si el servidor se daña no cambian. Duran hasta que quien cuida el servidor las reemplaza. De ellas no se cuenta nada.
receipt-withdraw-confirm = Sí, borren mis respuestas
receipt-withdraw-button = Retirarlas
receipt-fixed = Tenemos sus respuestas. La encuesta está cerrada, y se contarán en los próximos números que se publiquen. Ya no puede retirarlas.
receipt-fixed-why = Todos los números de una encuesta salen de las mismas respuestas. Si aún se pudieran quitar, alguien podría comparar los números de antes y de después y saber qué dijo una persona.
receipt-counted = Sus respuestas se cuentan en estos números publicados:
receipt-release = Publicado el { $day }
receipt-counted-why = Ya no puede retirarlas: lo publicado lo puede copiar cualquiera. Los números publicados se cambiaron al azar, así que dicen muy poco de usted.
receipt-withdrawn = Estas respuestas se retiraron. Están borradas y no se cuentan.
receipt-next = Ya puede cerrar esta página.

## Home
home-introduction = Vecinos preguntan a vecinos por la seguridad y la justicia donde viven. Los resultados son de todos.
home-surveys = Encuestas
home-none = Ahora no hay ninguna encuesta aquí.
home-answer = Contestar esta encuesta
home-findings = Ver los resultados
home-closed = Esta encuesta ya cerró.

## Privacy
privacy-heading = Cómo protegemos sus respuestas
privacy-assessment = Para quienes la evalúan: nuestras respuestas a las preguntas de NIST SP 800-226 (en inglés)
privacy-stored-heading = Qué guardamos
privacy-stored-answers = Sus respuestas y el día en que llegaron. No guardamos la hora.
privacy-stored-chance = Algunas preguntas dicen que el azar protege la respuesta. De una respuesta así solo guardamos lo que el azar hizo de ella.
privacy-stored-where = Se quedan en nuestro servidor. Nadie puede ver respuestas sueltas en ninguna página, ni el equipo.
privacy-never-heading = Qué no guardamos nunca
privacy-never-who = Su nombre, su teléfono o su dirección. Por favor, no los escriba en una respuesta.
privacy-never-device = Su dirección IP ni nada que distinga su aparato de otros. En la encuesta no hay cookies.
privacy-publish-heading = Qué publicamos
privacy-publish-groups = Solo cuentas de todo un grupo de personas. Nunca publicamos las respuestas de una sola persona.
privacy-publish-noise = Antes de publicar una cuenta, la cambiamos un poco al azar. Así los resultados casi no cambian si usted participa o no.
privacy-publish-words = Lo que usted escribe con sus propias palabras se queda en nuestro servidor. Nunca lo publicamos.
privacy-cannot-heading = Qué no podemos prometer
privacy-cannot-hide = Quien mire su pantalla o use su teléfono puede ver que usted participó.
privacy-cannot-change = Después de enviar sus respuestas, no puede cambiarlas. Puede retirarlas con su recibo hasta que se cierre la encuesta, pero no después.
privacy-cannot-zero = Los resultados dicen muy poco de cada persona. Pero no pueden no decir nada.

## Findings and studio
findings-title = Resultados
findings-kind = Encuesta de la comunidad · describe, no prueba · no califica ningún programa
findings-release = publicación { $release }
findings-key = Lo principal
findings-key-none = Ninguna respuesta sobresale lo bastante para ponerla aquí. Abajo están todos los números.
findings-key-range = ¿Qué quiere decir “rango probable”?
findings-share = Unas *{ $part } de cada { $whole }* personas que contestaron (*{ $percent }*; rango probable de { $low } a { $high }) dijeron:
findings-share-almost-none = *Casi ninguna* de las personas que contestaron (rango probable de { $low } a { $high }) dijo:
findings-share-nearly-all = *Casi todas* las personas que contestaron (rango probable de { $low } a { $high }) dijeron:
findings-share-caution = Hay muy pocas respuestas para ser precisos: entre *{ $low }* y *{ $high }* de las personas que contestaron dijeron:
findings-share-suppressed = No mostramos este número porque no podía ser útil y seguro a la vez.
findings-mean = La respuesta promedio fue *{ $mean }* (rango probable de { $low } a { $high }) en una escala con los extremos
findings-mean-amount = El promedio fue *{ $mean }* (intervalo probable: { $low } a { $high }).
findings-median = La respuesta del medio, con tantas personas por debajo como por encima, está probablemente entre *{ $low }* y *{ $high }*.
findings-two-highest = Los dos puntos más altos juntos: { $percent } (rango probable: { $low } a { $high }).
findings-people = *Unas { $people } personas* contestaron esta encuesta (rango probable de { $low } a { $high }).
findings-who = Quiénes contestaron
findings-who-basis = “Personas que contestaron” son las que quisieron participar y contestaron esa pregunta. Pueden ser distintas de las que no lo hicieron.
findings-who-about = Los números de personas de esta página dicen “unas”. Cada uno se cambió al azar por su cuenta; por eso no suman exacto.
findings-period = Las respuestas se recibieron del { $opened } al { $closed }.
findings-period-opened = Las respuestas se recibieron desde el { $opened }.
findings-period-closed = Las respuestas se recibieron hasta el { $closed }.
findings-questions = Lo que dijo la gente
findings-ranked = { $counted ->
    [one] La gente puso todas en orden. El porcentaje es de quienes la pusieron primero.
   *[other] La gente puso todas en orden. El porcentaje es de quienes la pusieron entre las primeras { $counted }. Suman más de 100%.
}
findings-several = Se podía elegir más de una respuesta; por eso las partes pueden sumar más de 100 %.
findings-repeated = Se preguntó varias veces a cada persona, que cuenta una vez por cada respuesta que dio al menos una vez.
findings-weighted = Ponderado: { $percent } (rango probable de { $low } a { $high }), si los grupos hubieran contestado con el tamaño que tienen aquí, según
findings-score = Una puntuación: el promedio de las respuestas de cada persona a { $questions } preguntas. Quien contestó la mitad o menos no tiene ninguna.
findings-protected = El azar cambió cada respuesta a esta pregunta antes de enviarla: { $own } de cada 6 veces era la propia de la persona; si no, una cualquiera, por sorteo. Los porcentajes se calculan a partir de ahí, y sus intervalos lo tienen en cuenta.
findings-chart-title = Partes de las respuestas a: { $question }
findings-table = Los mismos números en una tabla
findings-answer = Respuesta
findings-share-column = Parte
findings-range-column = Rango probable
findings-strip-column = En un dibujo
findings-sample-column = Muestra
findings-noise-column = Ruido
findings-either-way = ± { $points }
findings-range = { $low } a { $high }
findings-contents = Todas las preguntas de esta página
findings-caution = ! Usar con cuidado: el rango es ancho para este número.
findings-not-shown = No se muestra
findings-not-shown-why = No se muestra: estos números no podían ser útiles y seguros a la vez.
findings-answered = Contestó
findings-skipped = No contestó
findings-not-asked = No se le preguntó
findings-reach-answered = Unas { $people } personas contestaron esta pregunta.
findings-reach-skipped = A unas { $people } se les preguntó y no contestaron.
findings-reach-not-asked = A unas { $people } no se les preguntó, por una respuesta anterior.
findings-crosses = Grupos lado a lado
findings-crosses-how-to-read = Mire los rangos probables. Si los rangos de dos grupos se enciman, no podemos saber si los grupos son distintos.
findings-by = Según la respuesta a:
findings-group = Grupo
findings-group-size = { $group }: unas { $people }
findings-group-sizes = Personas de cada grupo que contestaron: { $sizes }.
findings-sure = ¿Qué tan seguros son los números?
findings-sure-range = Cada número trae un rango probable. Si encuestas como esta se hicieran muchas veces, cerca del { $level } de esos rangos tendrían dentro el número que saldría al preguntar a todas las personas parecidas a las que contestaron. Los rangos se redondean hacia afuera.
findings-sure-noise = Dos cosas mueven cada parte, y los rangos cuentan las dos. “Muestra” es cuántos puntos puede moverla, hacia arriba o hacia abajo, haber preguntado solo a algunas personas. “Ruido” es cuántos puntos puede moverla lo que protege a la gente: el ruido al azar y, donde la pregunta lo dice, lo que sortearon los teléfonos.
findings-sure-not = Un rango no dice nada sobre quién quiso contestar y quién no, ni sobre cómo se entendió una pregunta.
findings-sure-marks = “!” está junto a los números con un rango ancho: úselos con cuidado. Los números con un rango muy ancho, o sobre muy pocas personas, no se muestran. Las dos cosas se deciden con los números con ruido, así que las marcas no dicen nada de ninguna persona.
findings-methods = Cómo se hizo
findings-method-how = Manera de preguntar
findings-method-how-answer = Un formulario web que cada persona llenó por su cuenta. El equipo decidió a quién invitar.
findings-method-when = Cuándo
findings-method-questions = Preguntas
findings-method-questions-answer = { $questions } (versión { $version } del formulario). Cada pregunta publicada está completa en esta página.
findings-method-languages = Idiomas
findings-method-weights = Pesos
findings-method-weights-some = Los números describen a las personas que contestaron. Donde una línea dice “Ponderado”, se dio a los grupos el tamaño que ahí se nombra (postestratificación de las tablas protegidas); su rango cuenta lo que eso cuesta.
findings-method-weights-answer = Ninguno. Los números describen a las personas que contestaron, no a todas las que viven aquí.
findings-method-ranges = Rangos
findings-method-ranges-answer = Intervalo de Wilson al { $level }, con la varianza del ruido sumada a la del muestreo.
findings-method-marks = Marcas
findings-method-marks-answer = No se muestra: una base de menos de { $people } personas en el extremo bajo de su ruido, o un rango de { $widest } puntos o más. “!”: un rango de más de { $wide } puntos, de más de 1.2 veces la parte, o un error de más de 30 % de la parte.
findings-limits = Lo que esto no puede decir
findings-limit-who = Describe a las personas que contestaron. No habla por todas las que viven aquí.
findings-limit-willing = Cada persona decidió si participaba. Las que lo hicieron pueden ver las cosas de otra manera que las que no.
findings-limit-moment = Muestra un solo periodo. En otro momento las opiniones y experiencias pueden ser otras.
findings-limit-wording = Las respuestas dependen de las palabras de la pregunta y de lo que la gente quiere contar.
findings-limit-small = Los grupos pequeños no se pueden mostrar, o solo con rangos anchos. Eso no quiere decir que importen menos.
findings-limit-why = No puede decir por qué la gente contestó así, y no califica ningún programa, agencia o persona.
findings-privacy = Cómo se protegió a la gente
findings-privacy-plain = Las respuestas se guardaron sin nombre, teléfono ni dirección de red. Cada número de aquí se cambió un poco al azar antes de que alguien lo viera.
findings-privacy-odds = Imagine que alguien sabe todo de usted menos una respuesta, y la adivinaría echando una moneda. Con todo lo publicado hasta hoy sobre estas personas, acertaría a lo más { $times } veces de cada 100, en lugar de 50.
findings-privacy-not = Lo que no se protege: lo que es cierto de todo un grupo se puede saber, también de quien no participó. Tampoco se protege lo que usted mismo cuente a otros.
findings-privacy-terms = Lo mismo en términos técnicos
findings-privacy-unit = A quién se protege
findings-privacy-unit-answer = El registro completo de una persona en esta encuesta, y si lo hay o no.
findings-privacy-neighbors = Vecinos
findings-privacy-neighbors-answer = Dos conjuntos de respuestas de los que uno tiene un registro más.
findings-privacy-mechanism = Mecanismo
findings-privacy-mechanism-answer = Ruido gaussiano discreto en cada conteo (Canonne, Kamath y Steinke 2020), privacidad diferencial concentrada en cero. Los costos de las publicaciones se suman.
findings-privacy-cost = Costo de esta publicación
findings-privacy-spent = Gastado hasta ahora
findings-privacy-cap = Lo más que se puede gastar
findings-privacy-amount = rho { $rho } (épsilon { $epsilon } con delta 1e-6)
findings-privacy-local = Protegida antes de enviarse
findings-privacy-local-answer = «{ $item }»: la respuesta propia { $own } de cada 6 veces; si no, por sorteo; épsilon { $epsilon } frente a quienes administran el servidor, además del coste de arriba.
findings-privacy-population = Población que protege el presupuesto
findings-privacy-exact = Sin ruido
findings-privacy-exact-answer = Solo lo que no depende de las respuestas de nadie: el formulario, los días de abrir y cerrar, la lista de tablas y su parte del presupuesto.
findings-privacy-ledger = Asiento { $number } del libro, con su huella
findings-data = Los datos
findings-data-about = Los archivos tienen los conteos con ruido, las partes y los rangos de cada tabla, y un libro de códigos con cada pregunta completa. No tienen las respuestas de nadie.
findings-file-size = ({ $kilobytes } kB)
findings-records = Registros sintéticos
findings-records-about = Para programas de estadística: filas que parecen respuestas y no son de nadie. Se hacen solo con los números de esta página. Las relaciones que podrían ser azar no están en ellas. Haga las estimaciones con estimate.py o estimate.R: si se toman por respuestas reales, los registros parecen más seguros de lo que son.
findings-records-unrelated = En estos registros las preguntas no tienen nada que ver entre sí, o menos de lo que deberían: el ruido lo tapó. Úselos para una pregunta a la vez.
findings-records-related = Relaciones entre preguntas que los registros conservan casi enteras: { $kept } de { $measured } publicadas. Entre las demás preguntas no hay en ellos ninguna relación, o menos de la que debería: el ruido la tapó. estimate.py y estimate.R corrigen lo que se midió y rechazan lo demás.
findings-cite = Cómo citar
findings-citation = “{ $title }”. Encuesta de la comunidad { $code }, publicación { $release }. Conteos con ruido y partes con rangos probables.
findings-others = Otras publicaciones de esta encuesta
studio-title = Taller
studio-surveys = Sus encuestas
studio-signed-in = Entró como { $name }
studio-sign-out = Salir
studio-problem = No se pudo
studio-sign-in = Entrar
studio-name = Su nombre
studio-passphrase = Su frase secreta
studio-enter = Bienvenida al taller
studio-enter-about = Este enlace sirve una sola vez. Oprima el botón en el aparato con el que quiere trabajar.
studio-enter-button = Entrar
studio-no-surveys = Todavía no hay encuestas.
studio-import = Incorporar un formulario
studio-import-about = Un formulario hecho para ODK, Kobo, SurveyCTO u Ona, como hoja de cálculo (.xlsx, .xls, .ods, .csv) o como tabla en Markdown. Recibirá un informe de todo lo que se encontró en él. Si nada está mal, se convierte en un borrador que solo ve su equipo.
studio-import-file = El archivo
studio-import-choices = Archivos de opciones
studio-import-choices-hint = Solo si el formulario toma opciones de archivos, como pueblos.csv.
studio-import-code = Código de la nueva encuesta
studio-import-code-hint = Está en la dirección que abren los residentes: de 3 a 32 letras minúsculas, cifras y guiones.
studio-import-button = Leerlo
studio-import-added = No se encontró ningún error. Se añadió como borrador:
studio-import-flawed = Antes hay que corregir algo en el formulario.
studio-import-nothing-stored = No se guardó nada.
studio-import-code-unreadable = El código debe tener de 3 a 32 letras minúsculas, cifras y guiones. No se guardó nada.
studio-import-code-taken = Ya hay una encuesta con ese código. No se guardó nada; elija otro código.
studio-import-no-file = No se envió ningún archivo. Elija uno e inténtelo de nuevo.
studio-import-clean = No hay nada que decir sobre él.
studio-import-report = Lo que se encontró
studio-import-error = Error
studio-import-warning = Advertencia
studio-import-note = Nota
studio-import-row = fila { $row }
studio-import-column-kind = Tipo
studio-import-column-place = Lugar
studio-import-column-finding = Hallazgo
studio-templates = Empezar con una plantilla
studio-templates-about = Una para cada programa, en inglés y en español. Lo que usted empieza es suyo y puede cambiarlo. Cada pregunta dice qué mide, de dónde viene y por qué se hace.
studio-template-facts = { $questions } preguntas, unos { $minutes } minutos
studio-template-care = Lo que su equipo debe cuidar
studio-template-handling = Lo que la encuesta hace sola
studio-handling-age-gate = Pregunta primero la edad.
studio-handling-permission = Primero acepta un padre, madre o tutor, y después la persona joven.
studio-handling-victims = No pide cómo ubicar a nadie, y palabras propias solo con un motivo.
studio-handling-custody = Dice que nada depende de participar y que no se reparte nada.
studio-handling-distress = Antes de las preguntas difíciles consulta si seguir, y deja saltar toda la página.
studio-handling-help = Cada página dice a quién acudir.
studio-template-measures = Mide: { $measures }
studio-template-source = Viene de: { $source } ({ $licence })
studio-sensitivity-0 = Nada en ella puede hacer daño.
studio-sensitivity-1 = Privada.
studio-sensitivity-2 = Puede afectar, o dañar si se sabe.
studio-sensitivity-3 = Puede poner a alguien en peligro si se sabe.
studio-template-begin = Empezar un borrador con ella
studio-media = Imágenes y sonidos
studio-media-about = La encuesta no se puede abrir hasta que estén todos. Las imágenes (JPEG, PNG o WebP, de 12 MB como máximo) se reducen, y se les quita todo lo que la cámara escribe en ellas, como el lugar. Los sonidos (MP3, Ogg, M4A o AAC, de 512 kB como máximo) quedan como están: a los archivos MP3 se les quitan las etiquetas, pero lo que otros programas escribieron en archivos Ogg, M4A y AAC queda en ellos.
studio-media-label = Elija el archivo para “{ $file }”
studio-media-missing = falta
studio-media-there = está
studio-media-size = está, { $width } × { $height } píxeles
studio-media-button = Agregar
studio-media-needed = La encuesta no se puede abrir mientras falten imágenes o sonidos. Primero agregue:
studio-media-picture-large = La imagen es demasiado grande: 12 MB como máximo, y unos 40 millones de píxeles. No se guardó nada.
studio-media-picture-unreadable = Esta no es una imagen que podamos leer. Tiene que ser un archivo JPEG, PNG o WebP. No se guardó nada.
studio-media-sound-large = El sonido es demasiado grande: 512 kB como máximo. No se guardó nada.
studio-media-sound-unreadable = Este no es un sonido que podamos usar. Tiene que ser un archivo MP3, Ogg, M4A o AAC. No se guardó nada.
studio-column-survey = Encuesta
studio-column-state = Estado
studio-column-releases = Publicaciones
studio-state-draft = Borrador
studio-state-open = Abierta
studio-state-closed = Cerrada
studio-survey-pages = El formulario
studio-survey-pages-count = { $questions } preguntas en { $pages } páginas, en { $languages }
studio-see-form = Ver el formulario como lo ve la gente
studio-consent = A qué dice que sí la gente
studio-consent-about = Primero van dos textos sencillos: por qué pregunta y a qué dice que sí la persona. Lo demás está a un toque. Lo que se pregunta y lo que se guarda se escribe solo.
studio-consent-introduction = Por qué pregunta
studio-consent-agreement = A qué dice que sí la persona
studio-consent-funding = De quién es el dinero, para lo que se dice de la ley
studio-consent-funding-unsaid = No decir nada de la ley
studio-consent-funding-justice = Ayuda a pagar la Office of Justice Programs (por ejemplo NIJ)
studio-consent-funding-other = Solo pagan otros
studio-consent-setting = Dónde se pregunta
studio-consent-setting-community = En el barrio
studio-consent-setting-victims = En servicios para víctimas: nada de palabras propias sin una razón
studio-consent-setting-custody = Donde hay personas detenidas: no se reparte nada y nada depende de ello
studio-consent-youngest = Edad mínima para participar, en años (vacío: no se pregunta)
studio-consent-adult = Mayor de edad desde, en años
studio-consent-permission = Para quienes no son mayores de edad
studio-consent-permission-parent = Primero dice que sí el padre, la madre o el tutor
studio-consent-permission-waived = Un comité de revisión lo dispensó
studio-consent-first-page = Mostrar abajo las primeras preguntas: una petición menos con mala red
studio-consent-own-words = Por qué pide palabras propias: «{ $question }»
studio-consent-preview = Como lo ven los vecinos
studio-consent-changed = Mientras tanto alguien más cambió esta encuesta o la abrió. Nada suyo se guardó. Mire el texto más nuevo y cámbielo otra vez.
studio-consent-flawed = Así no se puede guardar. Nada cambió.
studio-paper = Formulario en papel
studio-paper-about = Imprima esta página y escriba un número en cada copia. Solo sirve para teclear dos veces cada formulario.
paper-number = Número de este formulario
paper-leave-empty = Deje vacío lo que no quiera contestar o lo que no le toque.
studio-entry = Teclear formularios en papel
studio-entry-about = Teclee dos veces cada formulario, mejor entre dos personas. Cuando dos seguidas son iguales, las respuestas se guardan y cuentan una vez. A nadie se le muestra lo tecleado antes.
studio-entry-agreed = En el papel, la casilla del consentimiento está marcada
studio-entry-not-agreed = Un formulario sin consentimiento no se teclea. Destrúyalo.
studio-entry-number = Escriba el número que está en el formulario, de 1 a 1,000,000.
studio-entry-once = El formulario { $number } se tecleó una vez. Teclee otra vez, o que lo haga otra persona.
studio-entry-stored = El formulario { $number } se tecleó dos veces y está guardado. El papel se puede destruir.
studio-entry-before = El formulario { $number } ya estaba guardado. Nada cambió.
studio-entry-differs = Esto no es lo que se tecleó antes, en: { $questions }. Mire el papel y teclee el formulario otra vez.
studio-entry-not-open = Los formularios en papel se teclean mientras la encuesta está abierta.
studio-entry-repeats = Esta encuesta repite preguntas tantas veces como haga falta. Esos formularios aún no se pueden teclear aquí.
studio-entry-waiting = Escritos una sola vez hasta ahora: { $numbers }. Al cerrar la encuesta se borra lo que se escribió de ellos.
studio-opened = Se abrió
studio-closed = Se cerró
studio-progress = ¿Cuántas personas han contestado?
studio-progress-why = No mostramos cuántas respuestas hay, ni al equipo. Quien ve que el número sube justo después de que se va una vecina sabe que ella participó. Cuente lo que hace el equipo: cuántos enlaces, tarjetas o teléfonos entregó.
studio-handed-out = Entregados hasta ahora
studio-handed-out-label = Cuántos entregó el equipo
studio-save = Guardar
studio-open = Abrir la encuesta
studio-open-about = Desde entonces la gente puede contestar. El formulario ya no se puede cambiar.
studio-close = Cerrar la encuesta
studio-close-about = Cerrar congela las respuestas. Ya nadie puede contestar y no se puede deshacer. Los números se publican solo de las respuestas congeladas.
studio-close-confirm = Sé que esto no se puede deshacer.
studio-budget = Presupuesto de privacidad
studio-budget-about = Cada publicación gasta una parte y nada la devuelve. Cuando se acaba, ya no se pueden publicar números sobre estas personas.
studio-budget-cap = En total
studio-budget-spent = Gastado
studio-budget-left = Queda
studio-budget-part = rho { $rho } ({ $percent })
studio-releases = Publicaciones
studio-release-later = se podrá leer desde el { $day }
studio-budget-of-survey = De eso, esta encuesta todavía puede usar { $left }; su formulario lo dice desde antes de que nadie contestara.
studio-releases-none = Todavía no se ha publicado nada.
studio-column-release = Publicación
studio-column-day = Día
studio-column-cost = Costo
studio-plan = Planear una publicación
studio-plan-about = Elija qué publicar. Con menos tablas hay menos ruido en cada una. Ver el precio no cuesta nada.
studio-plan-items = Preguntas para publicar
studio-plan-cells = { $cells } números
studio-plan-crosses = Preguntas lado a lado
studio-plan-crosses-about = Las respuestas a una pregunta en cada grupo de otra. La que va primero en el formulario hace los grupos. Una pregunta con varias respuestas nunca hace grupos, así que dos de ellas no se pueden cruzar. Para agregar más, vea el precio: después puede elegir el siguiente par.
studio-plan-cross-first = Una pregunta
studio-plan-cross-second = Otra pregunta
studio-plan-cross-none = (ninguno)
studio-plan-share = ¿Cuánto de todo el presupuesto puede costar?
studio-plan-share-option = { $percent } de todo el presupuesto
studio-plan-people = ¿Cuántas respuestas espera?
studio-plan-records = Ofrecer registros sintéticos con las tablas
studio-plan-records-hint = Filas inventadas que los investigadores pueden cargar en sus programas. Se hacen solo con las tablas publicadas, no son de nadie y no gastan presupuesto.
studio-plan-people-hint = Un número que pueda decir en voz alta, como cuántas tarjetas se entregaron. Sirve para decir qué tan precisos serán los números, y para nada más.
studio-plan-price = Ver el precio
studio-plan-draw = Sacar y publicar
studio-plan-draw-about = Sacar los números gasta { $cost } del presupuesto para siempre y los pone en la página pública. No se puede deshacer, y sacar lo mismo otra vez da los mismos números.
studio-plan-refused = Esto no se puede publicar
studio-plan-priced = Cuánto costaría y qué tan preciso sería
studio-plan-cost = Costo: rho { $cost }. Después queda rho { $left }.
studio-plan-table = Tabla
studio-plan-noise = Ruido en cada conteo
studio-plan-noise-people = ± { $people } personas
studio-plan-noise-share = Partes, solo el ruido
studio-plan-total-share = Partes, en total
studio-plan-points = ± { $points } puntos
studio-plan-precision = Mitad del ancho que se espera de los rangos de 95 % de una parte de 30 %, si contestan { $people } personas. Para preguntas lado a lado: si se reparten por igual entre los grupos.
studio-plan-everyone = Cuántas personas contestaron
studio-plan-live = Lo que está marcado ahora
studio-plan-live-empty = No hay nada marcado.
studio-plan-live-too-small = Esta parte del presupuesto es muy pequeña para tantas tablas.
studio-plan-live-cost = Costo: rho
studio-plan-wide = Más ancho de lo que mostraríamos

# Lo que dice el estudio sobre lo que se acaba de pedir
studio-said-too-often = Demasiados intentos con este nombre. Espere un minuto e intente de nuevo.
studio-said-wrong = El nombre y la frase de acceso no coinciden. Revise los dos e intente de nuevo.
studio-said-unconfirmed = La encuesta no se cerró: primero marque la casilla. Cerrarla no se puede deshacer.
studio-said-unreadable-number = Eso no es un número de 0 a 1,000,000. No se cambió nada.
studio-said-saved = Guardado.
studio-said-opened = La encuesta está abierta. Su formulario ya no se puede cambiar.
studio-said-closed = La encuesta está cerrada. Ya puede planear una publicación.
studio-said-impossible = Eso ya no es posible: alguien más movió la encuesta. Así está ahora.

# Avisos: páginas que dicen una sola cosa
notice-onward = Seguir desde aquí
notice-unknown-survey = Aquí no hay ninguna encuesta
notice-unknown-survey-about = Puede que la dirección tenga un error. Por favor compárela con la tarjeta o el cartel que tiene.
notice-unknown-language = No tenemos ese idioma
notice-unknown-language-about = Esta encuesta no está traducida al idioma que pide la dirección. No se perdió nada: regrese y elija uno de los idiomas de la página.
notice-not-yet-open = Esta encuesta todavía no está abierta
notice-not-yet-open-about = El equipo todavía la está preparando. Por favor vuelva el día que dice la tarjeta o el cartel.
notice-closed = Esta encuesta está cerrada
notice-closed-about = Ya no recibe respuestas. Si estaba contestando ahora mismo, sus respuestas no se enviaron y no se guardan aquí.
notice-stale-version = Esta encuesta ha cambiado
notice-stale-version-about = Las preguntas cambiaron después de que usted empezó, así que no pudimos recibir sus respuestas. No se envió nada. Para contestar, por favor empiece de nuevo; la página anterior sigue en su navegador hasta que salga de ella.
notice-too-large = Eso fue demasiado para enviar
notice-too-large-about = Lo que mandó su navegador es más grande que cualquier respuesta a esta encuesta. No se cambió nada. Regrese e intente de nuevo con menos texto.
notice-unreadable-form = No pudimos leer eso
notice-unreadable-form-about = Lo que mandó su navegador no vino de nuestra página como es ahora. No se cambió nada. Regrese y oprima el botón otra vez.
notice-failed = Algo falló aquí
notice-failed-about = Fue culpa nuestra, no de usted, y no se cambió nada. Por favor regrese y oprima el botón una vez más; enviar dos veces cuenta una sola vez.
notice-not-found = No hay nada en esta dirección
notice-not-found-about = Puede que la dirección tenga un error, o que la página se haya movido.
notice-records-being-made = Los registros se están haciendo
notice-records-being-made-about = Nadie los había pedido antes. Espere un minuto, vuelva y elija el archivo otra vez.
notice-nothing-published = Aquí todavía no hay nada publicado
notice-nothing-published-about = Cuando el equipo publique lo que encontró la encuesta, estará en esta dirección.
notice-foreign-form = Eso no se envió desde esta página
notice-foreign-form-about = Por seguridad, no se cambió nada. Abra el estudio de nuevo y repita lo que quería hacer.
notice-link-used = Este enlace ya no funciona
notice-link-used-about = Un enlace para entrar funciona una vez, el día en que se hizo o el siguiente. Pida uno nuevo a quien administra el servidor, o entre con su frase de acceso.
notice-too-many-tries = Demasiados intentos
notice-too-many-tries-about = Hace un momento se buscaron muchos recibos, quizás no los buscó usted. Espere un minuto, vuelva atrás y pruebe otra vez.
