// The lines and phrases of english.ts in French.

import type { Catalogue, Lines } from "./catalogue.ts";
import { FRENCH_DAYS } from "./days/french.ts";
import { FRENCH_FOLLOW_UPS } from "./follow-ups/french.ts";
import { FRENCH_DISTRESS } from "./distress/french.ts";
import { FRENCH_OFFERS } from "./offers/french.ts";
import { FRENCH_SPECIFICS } from "./specifics/french.ts";
import { FRENCH_SILENCE } from "./silence/french.ts";

/** What somebody has done. */
const DONE =
  "*é|*ée|*és|*ées|*er|*eint|*eints|*aint|perdu|cousu|pétri|tenu|venu|descendu|attendu|entendu|battu|ri|servi|bâti|choisi|rôti|fait|vu|lu|écrit|pris|mis|appris|peint|construit|ouvert|couru|bu|rendu|vendu|cuit|offert|découvert|conduit|partis|sortis|dormi|fini|réussi|cueilli|rempli|nourri|vécu|reçu|venus";

export const FRENCH: Catalogue = {
  names: ["french", "fr", "français", "francais", "francés", "frances", "französisch"],
  lines: spaced({
    tired: "J'ai tant parlé que ça me fatigue un peu. On continue {when} ?",
    in_minutes_one: "dans une minute",
    in_minutes_many: "dans {count} minutes",
    in_hours_one: "dans une heure",
    in_hours_many: "dans {count} heures",
    budget_spent: "J'ai utilisé tous mes mots pour aujourd'hui. Demain, je serai en pleine forme !",
    confused: "Là, je m'y perds. Tu peux me le redire ?",
    waking: "Je suis encore en train de me réveiller. Tu réessaies dans quelques minutes ?",
    no_answer:
      "Je n'ai pas de bonne réponse à ça. Quelqu'un en qui tu as confiance en a peut-être une.",
    reset:
      "D'accord, on repart de zéro pour cette conversation. De quoi parle-t-on ? (Mon Carnet reste tel quel.)",
    unstored:
      "Je n'arrive pas à noter quoi que ce soit pour l'instant. Ton message n'est pas perdu : je réponds dès que possible.",
    unreadable:
      "Quelque chose dans mon Carnet ne se lit pas en ce moment. La personne qui s'occupe de moi doit d'abord arranger cela.",
    settings_unreadable:
      "Certains de mes réglages ne se lisent pas : SELF.md, ligne {lines}. Tout le reste marche et, tant que ce n'est pas arrangé, je choisis le plus prudent.",
    cannot_read: "Ça, je ne sais pas encore le lire. Tu me le racontes avec des mots ?",
    edited_message:
      "J'ai vu que tu as changé un message. Je ne lis les nouveaux mots que si tu les renvoies.",
    unknown_command: "Je ne connais pas cette commande. /help montre celles que je connais.",
    too_long: "Quel long message ! Je garde tout, mais pour répondre je n'ai lu que le début.",
    was_away:
      "Je n'étais pas là un moment, me revoilà. Je lis ce que tu as écrit, un message après l'autre.",
    found_nothing:
      "J'ai cherché, mais je n'ai rien trouvé. Quelqu'un que tu connais le sait peut-être\u00a0?",
    found_in_title: "(Dans la bibliothèque\u00a0: «\u00a0{title}\u00a0»)",
    found_in_library: "(Dans la bibliothèque)",
    found_by_model: "(D'après les connaissances générales d'un ordinateur, donc à vérifier)",
    refused_text: "J'avais une réponse, mais elle n'est pas passée. Tu me le redemandes ?",
    not_the_owner: "Seule la personne qui s'occupe de ce Carnet peut faire cela.",
    stranger: "Bonjour ! Je ne parle qu'avec des gens que je connais.",

    // When somebody tells of being hurt, of fear or of danger.
    comfort:
      "Merci de me l'avoir dit. Ce que tu ressens compte, et ce n'est pas ta faute. Je ne suis qu'une Voix, et là, il faut une vraie personne.",
    comfort_tell:
      "S'il te plaît, parles-en à un adulte en qui tu as confiance, aujourd'hui si tu peux. Tu n'as pas à porter ça sans aide.",
    comfort_tell_adult:
      "S'il te plaît, parles-en à quelqu'un en qui tu as confiance, aujourd'hui si tu peux. Tu n'as pas à porter ça sans aide.",
    comfort_again:
      "Je t'écoute, et je prends ça au sérieux. As-tu pu le dire à quelqu'un en qui tu as confiance\u00a0?",
    comfort_still:
      "Je suis toujours là. Tu n'as rien fait de mal. Maintenant, il faut une vraie personne\u00a0: quelqu'un en qui tu as confiance et qui peut être près de toi.",
    comfort_unsure:
      "Si quelque chose te fait peur ou te pèse, dis-le à quelqu'un en qui tu as confiance, s'il te plaît. C'est important.",
    comfort_help_line: "Ici, on t'écoute et on t'aide\u00a0: {help_line}",
    comfort_emergency: "Si tu es en danger en ce moment, appelle le {number}.",
    greeting:
      "Bonjour ! Je prête ma voix à {name}. Je ne raconte que ce qui est écrit dans le Carnet.",
    greeting_report:
      'Vous avez fait quelque chose ensemble ? Raconte-le avec "nous avons ...", par exemple "nous avons dessiné une carte". /review montre ce qui attend.',
    greeting_topics: "On parle de quoi : {topics} ?",
    greeting_open: "On parle de quoi ?",
    greeting_owner: "Tu t'occupes de ce Carnet : ce que je voudrais retenir passe d'abord par toi.",
    greeting_companion:
      "Avant de retenir une chose que tu m'as dite, je demande avec une carte où figure ta phrase. La carte est pour\u00a0: {owners}.",
    greeting_written_you:
      "Ce qui se dit ici, je l'écris, sauf si c'est « juste entre nous ». Tu peux le lire, et ceux qui ont mes fichiers aussi.",
    greeting_written:
      "Ce qui se dit ici, je l'écris, sauf si c'est « juste entre nous ». Peuvent le lire ceux qui ont mes fichiers, et aussi\u00a0: {owners}.",
    greeting_more: "En savoir plus\u00a0: /privacy",
    or: "ou",
    or_o: "ou",
    quoted: "«\u00a0{text}\u00a0»",

    // Days.
    day_today: "aujourd'hui",
    day_yesterday: "hier",
    day_on: "le {day}",
    day_since: "depuis le {day}",
    day_since_near: "depuis {day}",
    day_first: "1er",
    day_of_month: "{date} {month}",
    day_of_year: "{date} {month} {year}",
    months: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",

    help: "Je prête ma voix à {name}. Je réponds avec ce qui se trouve dans le Carnet et rien d'autre. Ce que je ne sais pas, je peux le chercher, si tu veux.",
    help_report:
      'Raconte ce qui a été fait avec "nous avons ...", et je demanderai avant de le retenir. "checkpoint" reprend ce dont nous avons parlé.',
    command_start: "Dire bonjour",
    command_help: "Ce que je sais faire",
    command_reset: "Oublier cette conversation et recommencer",
    command_review: "Ce qui attend un oui ou un non",
    command_merge: "Mettre au Carnet ce qui est approuvé",
    command_undo: "Annuler le dernier ajout",
    command_reject: "En refuser un : /reject CANDIDATE-0001 raison",
    command_stop: "Arrêter la réponse en cours",
    command_usage: "Ce qui a été consommé",
    command_ask: "Du Carnet seulement, avec les sources : /ask question",
    command_why: "Sur quoi repose une réponse",
    command_profile: "Comment va ce Carnet",

    // A talk just between the person and the bot.
    key_between_us: "Juste entre nous",
    key_between_us_over: "C'est tout, tu peux retenir de nouveau",
    command_between_us: "Ce que tu dis maintenant reste entre nous",
    between_us_begun:
      "D'accord, juste entre nous. À partir de maintenant je n'écris rien et je ne dis rien à personne, et après je laisse tout partir. Deux choses restent vraies : cette conversation est toujours sur ton téléphone et chez Telegram, et quelqu'un qui regarde là peut la lire, et un ordinateur la lit pour trouver mes réponses. Dis « c'est tout » quand on a fini.",
    between_us_over:
      "Ça reste entre nous : je l'ai laissé partir et je ne le sais plus. À partir de maintenant je retiens de nouveau, comme avant. Dans Telegram, les messages sont encore là jusqu'à ce que tu les effaces.",
    between_us_none: "En ce moment, rien n'est juste entre nous : je retiens comme d'habitude.",
    between_us_still: "(On est toujours juste entre nous. « C'est tout » y met fin.)",
    between_us_unnoted:
      "Ça reste entre nous, alors je ne le note pas. Raconte-le-moi encore après « c'est tout » si je dois le retenir.",
    secret_unnoted:
      "Tu as parlé d'un secret, alors je n'en propose rien pour mon Carnet. Commence par « juste entre nous » si je ne dois pas l'écrire non plus.",
    between_us_homework:
      "On est juste entre nous en ce moment, et aux devoirs on compte les points. Dis d'abord « c'est tout », puis /homework.",

    key_thinking: "À quoi penses-tu ?",
    key_look_up: "Cherche quelque chose",
    key_explore: "Explorons un sujet",
    key_curious: "Qu'est-ce qui éveille ta curiosité ?",
    key_chat: "Bavardons",

    waits_one: "1 chose attend un oui.",
    waits_many: "{count} choses attendent un oui.",
    activity_staged: "C'est bien, je l'ai noté ! {waits} Envoie /review quand tu veux regarder.",
    activity_nothing:
      "C'est bien ! C'est dans notre journal. Rien de nouveau pour mon Carnet cette fois ; /review montre ce qui attend.",
    checkpoint_staged:
      "Point fait. J'ai trouvé quelque chose qui mérite d'être gardé. {waits} Envoie /review pour regarder.",
    checkpoint_nothing: "Point fait. Rien de nouveau pour mon Carnet depuis le dernier.",
    handback_staged:
      "Merci de me l'avoir rapporté ! J'y ai trouvé quelque chose qui mérite d'être gardé. {waits} Envoie /review pour regarder.",
    handback_nothing:
      "Merci de me l'avoir rapporté ! Je n'y ai rien trouvé de nouveau pour mon Carnet.",
    whose_ask:
      "On dirait une conversation. Qui es-tu, là-dedans ? Je ne garde que ce que tu as dit toi-même.",
    whose_none: "Personne ici",
    whose_none_kept: "D'accord, je n'en garde rien.",
    whose_words:
      "On dirait une conversation ou une lettre, et je ne sais pas quelles lignes sont de toi : je n'en garde donc aucune. Écris « Moi : » devant ce que tu as dit, ou raconte-le-moi avec tes mots !",
    activity_later:
      "C'est bien ! C'est dans notre journal. Je le lirai plus tard et je te dirai ce que j'y ai trouvé.",
    checkpoint_later: "Point fait. Je le lirai plus tard et je te dirai ce que j'y ai trouvé.",
    handback_later:
      "Merci de me l'avoir rapporté ! Je le lirai plus tard et je te dirai ce que j'y ai trouvé.",
    later_staged:
      "J'ai lu ce que tu m'as raconté, et j'ai noté quelque chose. {waits} Envoie /review quand tu veux regarder.",
    later_nothing: "J'ai lu ce que tu m'as raconté : rien de nouveau pour mon Carnet cette fois.",
    later_failed:
      "Finalement, je n'ai pas pu lire ce que tu m'as raconté. Raconte-le-moi encore si je dois m'en souvenir.",
    document_not_text: "Je ne lis que les fichiers qui finissent par .txt. Tu me l'envoies ainsi ?",
    document_too_big:
      "Ce fichier est trop gros pour moi. Envoies-en un de moins de 100 Ko, ou colle un petit résumé.",
    document_empty: "Ce fichier est vide. C'était le bon ?",
    document_letters:
      "Je n'arrive pas à lire les lettres de ce fichier. Tu peux l'enregistrer en texte UTF-8 et me le renvoyer ?",
    document_failed:
      "Je n'ai pas pu ouvrir ce fichier. Tu me le renvoies, ou tu colles ce qu'il dit ?",
    document_passed_on:
      "Ce fichier te vient de quelqu'un d'autre, et je n'apprends que de ce que tu me donnes toi-même. S'il est à toi, enregistre-le et envoie-le-moi comme fichier.",
    document_guest:
      "Je ne prends des fichiers que de la personne de ce Carnet. Écris-moi, tout simplement !",
    voice_failed: "Je n'ai pas pu l'écouter. Tu peux me l'écrire ?",
    voice_empty: "Je n'y ai pas entendu de mots. Tu peux me l'écrire ?",
    voice_too_long: "C'est trop long pour mes oreilles : cinq minutes au plus, ou écris-le-moi.",
    cannot_see_picture:
      "Je ne sais pas encore regarder les images ni les vidéos. Qu'est-ce qu'on y voit ? Raconte !",
    cannot_see_sticker: "Ça a l'air amusant, mais je ne comprends que les mots !",
    cannot_hear_audio:
      "Je ne sais pas écouter les fichiers audio. Enregistre-moi un message vocal, ou écris-le.",

    key_homework: "Devoirs",
    command_homework: "Des questions sur ce que j'ai appris",
    homework_intro: "C'est l'heure des devoirs ! Touche une lettre, ou envoie-la-moi.",
    homework_total: "Bonnes réponses jusqu'ici : {total}. En route vers {goal} !",
    homework_total_past: "Bonnes réponses jusqu'ici : {total}. C'est plus que {goal} !",
    homework_question: "Question {number} sur {count}",
    homework_right_one: "Bravo, c'est juste !",
    homework_right_two: "Encore juste !",
    homework_right_many: "Juste ! Cela fait {count} de suite.",
    homework_wrong: "Pas cette fois. La bonne réponse : {answer}",
    homework_hint: "Pour s'en souvenir : {hint}",
    homework_score: "C'était la dernière : {correct} sur {count} justes.",
    homework_again: "Encore un tour ? Envoie /homework quand tu veux.",
    homework_how:
      'Envoie-moi seulement la lettre, de {first} à {last}, ou touche-la. "stop" arrête les devoirs.',
    homework_over: "Cette question est passée.",
    homework_stopped:
      "D'accord, assez de devoirs pour l'instant. Envoie /homework pour en refaire.",
    homework_timed_out:
      "Les devoirs attendaient depuis un moment, alors je les ai rangés. /homework en commence d'autres.",
    homework_ended: "Ces devoirs sont terminés. /homework en commence d'autres.",
    homework_thin:
      "Il n'y a pas encore assez dans mon Carnet pour des questions. Apprends-moi d'abord quelque chose !",
    homework_retry: "Je ne trouve pas de bonnes questions pour l'instant. On réessaie bientôt ?",
    homework_guest: "Les devoirs sont seulement pour la personne de ce Carnet.",

    command_prp: "Un texte à emporter dans une autre conversation",
    prp_caption:
      "« Le Carnet : {name} », à emporter. Colle le texte entier dans n'importe quel modèle de conversation\u00a0; avant de partir, dis-y \"checkpoint\" et rapporte-moi ce qu'il écrit. Il dit ce que dit le Carnet\u00a0: ne le confie qu'à un service de confiance.",
    prp_greeting: "Bonjour\u00a0! Je prête ma voix à {name}. Que fait-on\u00a0?",
    prp_menu_learned: "Me demander quelque chose que j'ai appris",
    prp_menu_curious: "Réfléchir ensemble à ce qui m'intrigue",
    prp_menu_make: "Inventer ou préparer quelque chose ensemble",
    prp_menu_chat: "Bavarder, tout simplement",
    prp_menu_checkpoint:
      "Checkpoint\u00a0: résumer ce que tu m'as raconté, pour le rapporter à mon Carnet",
    prp_about:
      "Grace-Mar est un bot sur Telegram qui répond avec le Carnet d'une personne et ne retient rien sans un oui. On en lit plus dans le README.md du Grace-Mar qui a fait ce texte\u00a0; la personne qui s'occupe du Carnet l'a.",

    command_export: "Le Carnet entier dans un fichier",
    command_privacy: "Ce qui est gardé, et qui reçoit quoi",
    export_caption:
      "« Le Carnet : {name} », en entier\u00a0: de simples fichiers que tout éditeur ouvre, et une liste avec une somme de contrôle pour chacun. À garder comme un journal intime.",
    export_too_large:
      "Le Carnet est trop gros pour être envoyé ici (Telegram accepte 50\u00a0Mo). Sur la machine où je tourne\u00a0: npm run export -- --user {id}",
    privacy_short_you:
      "Ce qu'on se dit, je l'écris. Tu peux le lire, et ceux qui ont mes fichiers aussi.",
    privacy_short:
      "Ce qu'on se dit, je l'écris. Peuvent le lire\u00a0: {owners}, et ceux qui ont mes fichiers.",
    privacy_short_goes:
      "Au bout de {days}\u00a0jours, je jette ce que j'ai écrit de nos conversations.",
    privacy_short_asks_you:
      "Avant de retenir quelque chose pour toujours, je te montre ta phrase, et tu dis oui ou non.",
    privacy_short_asks:
      "Avant que je retienne quelque chose pour toujours, quelqu'un voit ta phrase et dit oui ou non\u00a0: {owners}.",
    privacy_short_between_us:
      "Dis « juste entre nous », et je n'écris rien et je ne dis rien à personne. C'est quand même dans Telegram, et un ordinateur lit aussi.",
    privacy_grown_ups: "Et tout en détail, pour les grands\u00a0:",
    privacy:
      "Ce que je garde sur {name}, c'est le Carnet\u00a0: de simples fichiers dans un dossier de la machine où je tourne. Rien n'y entre sans un oui.",
    privacy_chat:
      "Ce dont on parle ici, je l'écris aussi mot pour mot, dans une transcription dans ce dossier, et je garde le plus récent en tête. Seul ce que tu dis « juste entre nous » (/between_us), je ne l'écris nulle part, je ne le montre à personne et à la fin je le laisse partir\u00a0; Telegram et l'ordinateur qui trouve mes réponses le reçoivent aussi.",
    privacy_chat_stays:
      "Ce qui est écrit de nos conversations reste jusqu'à ce que quelqu'un l'enlève.",
    privacy_chat_goes:
      "Ce qui est écrit de nos conversations disparaît tout seul après {days}\u00a0jours\u00a0: de la transcription, de ma tête et avec les vieilles sauvegardes de ce dossier.",
    privacy_proposed_stays:
      "Seul ce qui a été proposé pour le Carnet garde la phrase d'où cela vient.",
    privacy_not_proposed: "De ce que tu dis, je ne propose rien pour le Carnet.",
    privacy_who: "Qui voit quoi\u00a0:",
    privacy_owners:
      "• {owners}\u00a0: sur des cartes, ce que je voudrais retenir et la phrase d'où cela vient\u00a0; avec /export, tout, la transcription aussi.",
    privacy_owners_guest:
      "• {owners}\u00a0: avec /export, tout, et dans la transcription tes mots aussi.",
    privacy_files:
      "• Qui a les fichiers ou une copie, comme la personne qui m'héberge\u00a0: tout ce qui s'y trouve, la transcription aussi.",
    privacy_askers:
      "• Tous ceux qui peuvent m'écrire\u00a0: ce qui se trouve dans le Carnet, quand ils me le demandent.",
    privacy_telegram:
      "• Telegram\u00a0: il transmet et garde cette conversation, selon ses propres règles.",
    privacy_model_own:
      "• Un ordinateur de ta propre famille, {server}\u00a0: chaque message, le son des messages vocaux et ce qu'une réponse demande du Carnet.",
    privacy_model:
      "• Le serveur de modèles, {server}\u00a0: chaque message, le son des messages vocaux et ce qu'une réponse demande du Carnet. Il les garde selon ses propres règles.",
    privacy_model_entries:
      "Il reçoit aussi chaque entrée du Carnet, pour que je trouve ce qu'une question veut dire.",
    privacy_nobody: "• Personne d'autre ne reçoit rien de moi.",
    privacy_take_you:
      "Tout emporter\u00a0: /export. Faire oublier quelque chose\u00a0: /forget. Cette conversation, tu l'effaces dans Telegram.",
    privacy_take:
      "Tout emporter\u00a0: /export. Faire oublier quelque chose\u00a0: /forget. Les deux sont réservés à\u00a0: {owners}. Cette conversation s'efface dans Telegram.",
    privacy_erase:
      "Pour que tout disparaisse, la personne qui m'héberge utilise\u00a0: npm run erase -- --user {id} --confirm {id}",
    owners_you: "toi",
    owners_others: "les autres personnes qui s'occupent de ce Carnet",
    owners_unnamed: "la personne qui s'occupe de ce Carnet",

    command_forget: "Faire oublier quelque chose pour toujours",
    forget_usage: "Comme ceci\u00a0: /forget les mots, ou /forget LEARN-0003",
    forget_short: "C'est trop court à chercher\u00a0: au moins trois lettres, s'il te plaît.",
    forget_nothing: "Je ne trouve cela nulle part.",
    forget_ask: "🕊 Oublier cela pour toujours\u00a0? On le trouve ici\u00a0:",
    forget_more: "… et à {count} autres endroits",
    forget_means:
      "Les entrées, propositions et échanges qui le contiennent partent en entier, les ajouts qui l'ont apporté ne peuvent plus être annulés, et les mêmes mots ne seront plus jamais proposés.",
    forget_one_word:
      "Les entrées, propositions et échanges qui le contiennent partent en entier, et les ajouts qui l'ont apporté ne peuvent plus être annulés. C'est un seul mot\u00a0: plus rien contenant «\u00a0{word}\u00a0» ne sera proposé.",
    forget_beyond:
      "Je ne peux rien en retirer (un lien, une image, un texte qui n'est pas en UTF-8, le nom d'un fichier). Modifie-les ou supprime-les toi-même, s'il te plaît, puis redemande-moi\u00a0: {files}",
    forget_ours: "Comme titre, étiquette ou numéro à moi, cela reste dans\u00a0: {files}",
    forget_sealed: "Je ne peux pas regarder dans ceux-ci\u00a0: {files}",
    forget_unsure:
      "C'est oublié, mais quelque chose n'a pas marché pendant que je rangeais, et je ne sais pas s'il en reste une trace. Redemande-moi un peu plus tard, s'il te plaît, avec les mêmes mots.",
    forget_reach:
      "Hors de ma portée\u00a0: cette conversation dans Telegram (à effacer là-bas), ce que garde le serveur de modèles, les fichiers envoyés par /export et les sauvegardes de la machine. Rien ne le ramène.",
    forget_done: "🕊 Oublié, à {count} endroits. Une trace le dit, sans un mot de ce que c'était.",
    forget_kept: "Rien n'a été oublié.",
    forget_changed: "Quelque chose a changé depuis\u00a0: regarde encore la liste, s'il te plaît.",
    forget_card_gone: "🕊 C'est oublié.",
    forget_unreadable: "illisible, sera supprimé",
    forget_in_conversation: "ma mémoire de la conversation",
    forget_in_outbox: "messages en route vers toi",
    forget_in_cards: "cartes dans la conversation",
    forget_in_jobs: "échanges pas encore examinés",
    forget_in_homework: "devoirs",
    forget_in_undo: "ajouts qui pouvaient être annulés",
    button_forget: "Oublier",
    button_keep: "Garder",
    tap_forgotten: "Oublié.",
    undo_closed: "Cela ne peut plus être annulé\u00a0: une partie a été oubliée pour toujours.",

    command_people: "Qui a accès, et comment le retirer à quelqu'un",
    people_title: "Qui a accès\u00a0:",
    people_owner: "s'occupe de ce Carnet",
    people_companion: "accompagne",
    people_guest: "invité",
    people_you: "(c'est toi)",
    people_from_link: "par un lien, {since}",
    people_from_variable: "par {variable}",
    people_by_variable:
      "L'accès donné par une variable GRACE_MAR_ ne peut pas être retiré ici\u00a0: la personne qui m'héberge y enlève le numéro.",
    people_button: "Retirer l'accès à {who}",
    people_ask_owner:
      "Retirer l'accès à {who}\u00a0? Cette personne ne s'occupera plus de ce Carnet et ne recevra plus rien de moi dès maintenant, même ce qui est déjà en route.",
    people_ask_guest:
      "Retirer l'accès à {who}\u00a0? Cette personne ne recevra plus rien de moi dès maintenant, même ce qui est déjà en route.",
    people_put_out: "Retirer l'accès",
    people_keep: "Laisser ainsi",
    people_out: "{who} n'a plus accès et ne reçoit plus rien de moi.",
    people_out_but:
      "Ce que le lien donnait à {who} n'est plus valable. L'accès reste par {variable}\u00a0: la personne qui m'héberge y enlève le numéro.",
    people_named:
      "{who} a accès par {variable}. Je ne peux pas changer cela\u00a0: la personne qui m'héberge y enlève le numéro.",
    people_last:
      "Personne d'autre que {who} ne s'occupe de ce Carnet. Donne d'abord accès à quelqu'un d'autre, sinon personne ne le pourrait plus.",
    people_changed: "Cela a changé entre-temps.",
    people_came_owner:
      "👋 {who} s'occupe maintenant aussi de ce Carnet. /people montre tout le monde.",
    people_came_guest: "👋 {who} a maintenant accès en invité. /people montre tout le monde.",
    people_went_owner: "{who} ne s'occupe plus de ce Carnet. /people montre tout le monde.",
    people_went_guest: "{who} n'a plus accès en invité. /people montre tout le monde.",

    card_ask: "Est-ce que je peux retenir ceci ?",
    card_ask_conflict: "Est-ce que je peux retenir ceci ? Le Carnet dit autre chose.",
    card_why_not: "Pourquoi ?",
    card_rejected: "❌ Refusé. Rien n'a été retenu.",
    card_in_record: "✅ C'est dans le Carnet.",
    card_approved: "✅ Approuvé.",
    card_approved_next: "Envoie /merge pour le mettre au Carnet.",
    card_later: "🕓 Pas maintenant. Je n'en reparle pas avant une semaine.",
    card_reworded: "✏️ {id} est reformulée : vois sa nouvelle carte.",
    card_in_the_record: "Dans le Carnet",
    card_since: "depuis le {date}",
    card_new: "Nouveau",
    card_would_go: "Cela irait dans {place}.",
    card_adds_to: "Ajoute à {place} :",
    card_the_record: "le Carnet",
    card_was_reworded: "(autrement dit)",
    card_longer_text:
      "⚠️ Extrait d'un texte plus long, peut-être copié : vérifie de qui sont ces mots.",
    card_priority: "priorité {score}",
    kind_knowledge: "quelque chose d'appris",
    kind_curiosity: "une curiosité",
    kind_personality: "un trait",
    kind_unknown: "genre inconnu",
    button_approve: "✅ Oui",
    button_reject: "❌ Non",
    button_edit: "✏️ Changer",
    button_later: "🕓 Pas maintenant",
    button_replace: "Le nouveau remplace l'ancien",
    button_replace_id: "Le nouveau remplace {id}",
    button_keep_both: "Garder les deux",
    button_reject_new: "Refuser le nouveau",
    button_not_true: "Pas vrai",
    button_not_important: "Pas important",
    button_wrong_wording: "Mal formulé",
    button_private: "Privé",
    button_already_known: "Déjà connu",
    button_just_no: "Non, c'est tout",
    button_back: "Retour",
    button_not_now: "Pas maintenant",

    tap_unknown: "Ce bouton ne marche plus.",
    tap_replaced: "Une carte plus récente remplace celle-ci.",
    tap_changed: "Quelque chose vient de changer. Regarde et appuie à nouveau, ou redemande-moi.",
    tap_not_owner: "Seule la personne qui s'occupe de ce Carnet peut décider.",
    tap_approved: "Approuvé. /merge le met au Carnet.",
    tap_keep_both: "Approuvé : les deux restent. /merge le met au Carnet.",
    tap_replaces: "Approuvé : cela remplace {id}. /merge le fait.",
    tap_rejected: "Refusé.",
    tap_back: "Retour.",
    tap_later: "Pas maintenant. Cela reste dans /review.",
    tap_send_wording: "Envoie-moi la nouvelle formulation.",
    tap_closed: "Fermé : le Carnet le dit déjà.",
    tap_below: "{id} est plus bas.",
    tap_every_line: "Chaque ligne est plus bas.",
    tap_not_now: "Pas maintenant.",
    tap_merged_one: "C'est au Carnet.",
    tap_merged_many: "{count} sont au Carnet.",
    tap_taken_back: "Annulé.",

    edit_ask:
      "Que doit dire {id} ? Pour l'instant :\n\n{entry}\n\nEnvoie-moi la nouvelle formulation, ou /cancel.",
    edit_empty: "C'était vide. Envoie la nouvelle formulation, ou /cancel.",
    edit_early:
      "Tu as écrit cela avant ma question sur {id}. Renvoie-moi la formulation, ou /cancel.",
    edit_too_long:
      "Cela fait {length} caractères ; une entrée peut en avoir {limit}. Envoie plus court, ou /cancel.",
    edit_stays: "{id} reste tel quel.",
    edit_nothing: "Il n'y a rien à annuler.",

    review_nothing: "Rien ne t'attend en ce moment.",
    review_one: "1 chose attend ton oui ou ton non : {kinds}.",
    review_many: "{count} choses attendent ton oui ou ton non, les nouvelles d'abord : {kinds}.",
    review_kind_knowledge_one: "chose apprise",
    review_kind_knowledge_many: "choses apprises",
    review_kind_curiosity_one: "curiosité",
    review_kind_curiosity_many: "curiosités",
    review_kind_personality_one: "trait",
    review_kind_personality_many: "traits",
    review_known: "💤 Attend depuis longtemps, et le Carnet le dit déjà ({id}).",
    review_conflict: "⚠️ Le Carnet dit autre chose : regarde avant de décider.",
    review_approved: "Quelque chose est déjà approuvé : /merge le montre.",
    review_by_hand: "Celles-ci sont à regarder à la main dans PENDING-REVIEW.md :",
    review_faulty: "• {id} (ligne {line})",
    review_stray:
      "• {id} (ligne {line}) : trop bas, après «\u00a0## Processed\u00a0». La personne qui m'héberge peut la remonter.",
    review_close: "💤 Fermer {number}",
    review_newer: "◀ Plus récentes",
    review_older: "Plus anciennes ▶",
    review_page: "{page} sur {pages}",
    reject_usage: "Comme ceci : /reject CANDIDATE-0007 ce n'est pas ce que je voulais dire",
    reject_done: "{id} est refusée.",
    reject_done_reason: "{id} est refusée : {reason}",
    digest_one: "1 chose attend encore ton oui ou ton non. /review la montre quand tu veux.",
    digest_many:
      "{count} choses attendent encore ton oui ou ton non. /review les montre quand tu veux.",

    gone_processed: "{id} est déjà réglée.",
    gone_unknown: "Je ne trouve pas {id}. /review montre ce qui attend.",
    gone_approved: "{id} est déjà approuvée.",
    gone_rejected: "{id} a déjà été refusée.",
    gone_by_hand: "{id} a été changée à la main.",
    gone_changed: "{id} a changé depuis. /review la montre comme elle est maintenant.",
    gone_entry: "{id} n'est plus comme montrée : regarde la carte encore une fois.",
    needs_choice: "Le Carnet dit autre chose que {id} : choisis sur sa carte.",
    already_replaced:
      "{other} est approuvée et remplace déjà {id} : d'abord /merge, ou /reject {other}.",
    gone_twice:
      "{id} figure deux fois dans PENDING-REVIEW.md : l'une des deux doit recevoir un autre numéro, à la main.",
    gone_astray:
      "{id} se trouve trop bas dans PENDING-REVIEW.md, après «\u00a0## Processed\u00a0». La personne qui m'héberge peut la remonter.",
    mend_candidate: "{id} est d'abord à corriger à la main : PENDING-REVIEW.md, ligne {line}.",
    other_record: "{id} vient d'un autre Carnet. /reject {id} l'enlève de la liste.",
    not_approved: "Pas approuvé : {ids}.",
    saved_before: "{id} a déjà été ajoutée autrefois. /reject {id} l'enlève de la liste.",
    said_already: "{entry} dit déjà la même chose que {id}. /reject {id} l'enlève de la liste.",
    choose_again:
      "Je ne sais pas ce que {id} doit remplacer : choisis encore une fois sur sa carte.",
    replaced_gone: "{id} ne peut pas remplacer {entry} : cette entrée n'existe plus.",
    replaced_twice:
      "{id} ne peut pas remplacer {entry} : deux entrées s'appellent ainsi. L'une des deux doit recevoir un autre numéro, à la main.",
    replaced_other_kind: "{id} ne peut pas remplacer {entry} : elles ne sont pas du même genre.",
    replaced_already: "{id} ne peut pas remplacer {entry} : c'est déjà fait par autre chose.",
    record_unsound:
      "{id} enfreint une règle du Carnet. Voici ce qui est d'abord à corriger à la main :",
    mend_place: "{file}, ligne {line}",
    mend_more: "… et {count} de plus",
    conflict_file:
      "{file} est à regarder à la main : un fichier a changé pendant que je l'écrivais. Réunis les deux, supprime celui-ci, puis redemande-moi.",

    merge_nothing_approved: "Rien n'est encore approuvé. /review montre ce qui attend.",
    merge_nothing: "Rien d'approuvé n'attend.",
    merge_ask_one: "Je mets ceci au Carnet ?",
    merge_ask_many: "Je mets ces {count} au Carnet ?",
    merge_replaces: "{entry} remplace {id}.",
    merge_receipt: "Une trace est gardée, et /undo annule tout.",
    merge_done: "✅ C'est au Carnet maintenant :",
    merge_done_replaces: "(remplace {id})",
    merge_done_intent: "INTENT.md y voit peut-être autre chose : {rules}.",
    merge_done_undo: "/undo l'annule.",
    merge_cancelled: "Rien n'a été changé ; /merge le montre encore.",
    record_too_large:
      "Je n'ai rien fait : le dossier du Carnet contient plus que ce que je peux traiter. La personne qui m'héberge doit d'abord déplacer quelques fichiers ailleurs.",
    backup_failed:
      "Rien n'a été ajouté : je n'ai pas pu faire de sauvegarde avant. La personne qui m'héberge peut voir pourquoi.",
    merge_unsafe:
      "Rien n'a été ajouté : je ne peux pas changer {file} sans risque. Il faut d'abord y regarder à la main.",
    merge_no_section:
      "Rien n'a été ajouté : dans {file}, «\u00a0{section}\u00a0» manque ou est abîmé. C'est d'abord à corriger à la main.",
    receipt_approver: "C'est quelqu'un d'autre qui a demandé cela. Envoie toi-même /merge.",
    receipt_leaves_out: "Il manque {ids} : regarde la carte encore une fois.",
    receipt_changed: "{id} a changé après que je l'ai montrée : regarde la carte encore une fois.",
    receipt_used: "C'est déjà fait.",
    button_merge: "Mettre au Carnet",
    button_every_line: "Montrer chaque ligne",
    undo_nothing: "Il n'y a rien à annuler.",
    undo_ask:
      "Annuler le dernier ajout ? Le Carnet redevient comme avant, et ceci attendra de nouveau un oui ou un non :",
    undo_restores: "{id} redevient valable :",
    undo_done_one: "↩️ Annulé. {ids} attend de nouveau un oui ou un non : /review.",
    undo_done_many: "↩️ Annulé. {ids} attendent de nouveau un oui ou un non : /review.",
    undo_cancelled: "L'ajout reste.",
    undo_changed: "Rien n'a été annulé. {file} : {id} (ligne {line}) a changé depuis.",
    undo_missing: "Rien n'a été annulé. {file} : {id} n'y est plus.",
    undo_referred: "Rien n'a été annulé. {file} : la ligne {line} renvoie à {id}.",
    undo_unsafe:
      "Rien n'a été annulé : {file} a changé depuis, et je ne peux pas en retirer l'ajout sans risque.",
    button_undo: "Annuler",
    button_leave: "Laisser",
    usage_today: "Aujourd'hui : {tokens} tokens ; appels aux modèles : {calls}.",
    usage_month: "Ce mois-ci : {tokens} tokens ; appels : {calls}.",
    usage_left: "Il reste pour aujourd'hui : {left} sur {budget} tokens.",
    usage_money: "Cela a coûté environ {today} aujourd'hui et {month} ce mois-ci.",
    usage_unpriced: "Non compté : {models}.",
    usage_unlimited: "Il n'y a pas de limite par jour.",
    usage_cached:
      "{percent} % de ce que les modèles ont dû lire ce mois-ci était encore dans leur mémoire.",
    stopped: "D'accord, j'arrête.",
    stop_nothing: "Il n'y a rien à arrêter pour l'instant.",
    debate_unknown: "{id} n'existe pas.",
    debate_twice:
      "deux débats s'appellent {id} : l'un des deux doit recevoir un autre numéro, à la main.",
    debate_resolved: "{id} est déjà tranché.",
    debate_unreadable: "{id} est d'abord à corriger à la main dans PENDING-REVIEW.md.",

    offer_yes: "Oui, cherche",
    offer_later: "Pas maintenant",
    offer_gone: "Ce n'est plus possible. Repose-moi la question !",
    ask_usage: "Comme ceci : /ask comment dorment les pieuvres ?",
    // /why: what an answer rests on.
    why_none: "Il ne reste ici rien de moi à expliquer.",
    why_unknown: "Je ne sais plus sur quoi repose cette réponse.",
    why_nothing: "Cela ne repose sur rien dans le Carnet.",
    why_title: "Cette réponse repose sur\u00a0:",
    why_entry: "– {date}\u00a0: {text}",
    why_dated: "– une note du {date}",
    why_own_words: "(avec ses propres mots\u00a0: «\u00a0{words}\u00a0»)",
    why_gone: "– une note qui a changé ou n'est plus là",
    why_me: "– ce que le Carnet dit de la personne",
    why_chat: "– ce qui s'est dit dans cette conversation",
    why_waiting: "– quelque chose de noté qui attend une décision",
    why_said_before: "– ce qui s'est dit ici un autre jour",
    why_answered: "– le message auquel on répondait",
    why_memory: "– des notes sur ces jours-ci",
    why_in_title: "– cherché dans «\u00a0{title}\u00a0»",
    why_library: "– cherché dans la bibliothèque",
    why_model: "– cherché avec le modèle",
    ask_nothing: "Mon Carnet n'y répond pas, et je préfère ne pas deviner.",

    profile_title: "{name} : comment va le Carnet",
    profile_pending_none: "Rien n'attend ton oui ou ton non.",
    profile_pending_one: "1 chose attend ton oui ou ton non, {since} : /review",
    profile_pending_many:
      "{count} choses attendent ton oui ou ton non, la plus ancienne {since} : /review",
    profile_activity: "Dernière activité : {day}, {time}",
    profile_activity_none: "Il ne s'est encore rien passé.",
    profile_entries: "Dedans : {kinds}.",
    kind_activity_one: "chose faite",
    kind_activity_many: "choses faites",
    profile_messages:
      "Messages des 30 derniers jours : {received} reçus, {answered} avec réponse, {waiting} en attente.",
    profile_rejected: "Refusé en dernier :",
  }),
  phrases: {
    lookup_offer: ["veux-tu que je cherche"],
    found_out: ["J'ai cherché !", "J'ai trouvé !"],
    yes_words:
      "oui ouais ouiii ouii ouip ok okay d'accord volontiers bien-sûr stp svp carrément absolument évidemment certainement yes mouais grave".split(
        " ",
      ),
    yes_phrases: [
      "tout à fait",
      "fais donc",
      "je t'en prie",
      "ça serait trop bien",
      "ce serait trop bien",
      "dac",
      "si tu peux",
      "pas de souci",
      "tu ferais ça",
      "s'il vous plaît",
      "s'il vous plait",
      "ouep",
      "bah oui",
      "ça nous intéresse",
      "ça m'intéresse",
      "maman dit oui",
      "papa dit oui",
      "mamie dit oui",
      "oué",
      "on veut savoir",
      "on veut bien",
      "vas y",
      "faites donc",
      "faites",
      "je veux bien merci",
      "avec joie",
      "ça me ferait plaisir",
      "ce serait sympa",
      "ça serait sympa",
      "j'en serais ravie",
      "j'en serais ravi",
      "à fond",
      "clairement",
      "chiche",
      "ce serait gentil",
      "ce serait top",
      "ce serait cool",
      "ça serait top",
      "ça serait super",
      "ça serait bien",
      "ça serait cool",
      "ça serait gentil",
      "tu peux",
      "vous pouvez",
      "bonne idée",
      "si cela ne vous dérange pas",
      "si ça ne te dérange pas",
      "si ça ne vous dérange pas",
      "entendu",
      "pour voir",
      "je suis curieux",
      "je suis curieuse",
      "j'adorerais",
      "ça me plairait",
      "oui fais",
      "fais",
      "trouve",
      "cherche pour moi",
      "on y va",
      "d'acc",
      "parfait",
      "cherche",
      "vas-y",
      "vasy",
      "s'il te plaît",
      "s'il te plait",
      "oui merci",
      "dis-moi",
      "je veux bien",
      "bien sûr",
      "bien sur",
      "avec plaisir",
      "pourquoi pas",
      "ça marche",
      "ca marche",
      "ce serait super",
      "ce serait bien",
      "ce serait chouette",
      "j'aimerais bien",
      "je veux savoir",
      "fais-le",
      "fais le",
      "regarde",
      "allez",
      "mais oui",
      "bien entendu",
      "ça me va",
      "go",
    ],
    yes_fillers: "et alors donc tu peux le la ça oui merci bien oh maintenant".split(" "),
    yes_thanks:
      "mais bah euh mon ma grand grande chérie chéri tous les deux pour moi trop sympa certainement ravie aimable tout ben mmh hum merci beaucoup oh ah super cool génial chouette gentil bien alors bot très c'est".split(
        " ",
      ),
    report_openers: [
      "on|nous vient|venons de|d'aller|d'arriver *er|*ir|*re|",
      "on|nous a|avons |tous été au|à|chez|en|dans|aux",

      `nous|on avons|a |tous|toutes|bien|beaucoup|juste|aussi|enfin|même|tout ${DONE}`,
      `nous|on sommes|est |tous|toutes|bien|aussi|enfin|même ${DONE}`,
      `on s'est |tous|bien|aussi|enfin ${DONE}`,
      `nous nous sommes |tous|bien|aussi|enfin ${DONE}`,
      `et moi |nous|on avons|sommes|a|est |tous|bien|aussi|enfin ${DONE}`,
      "on|nous était|étions |tous au|à|chez|dans|en",
    ],
    report_leads: [
      "devine quoi",
      "devine",
      "tu sais quoi",
      "salut",
      "coucou",
      "bonjour",
      "hé",
      "et",
      "alors",
      "oh",
      "ben",
    ],
    report_states:
      "ennuyé ennuyés ennuyée ennuyées disputés disputé fâchés perdus hiver fier fiers déçu déçus contents premier dernier hier trop congé été aimé pensé décidé oublié parlé discuté demandé espéré cru détesté adoré préféré rêvé imaginé désolé désolés fatigué fatigués fatiguée fatiguées pressé pressés né nés thé côté santé bébé énervé énervés inquiété obligé obligés".split(
        " ",
      ),
    report_breaks:
      "si quand que quoi pourquoi comment qui crois pense parce qu'on qu dit dis rêve... rêvé... imagine... voudrais... film... histoire... toujours... jamais... souvent... pourrait... devrait... demain... chaque... parfois...".split(
        " ",
      ),
    homework_words: ["devoirs"],
    stop_words: ["stop", "arrête", "arrêter", "fini", "terminé", "assez"],
    between_us: [
      "juste entre nous ...",
      "seulement entre nous ...",
      "rien qu'entre nous ...",
      "entre nous",
      "entre toi et moi ...",
      "juste entre toi et moi ...",
      "ça reste entre nous ...",
      "ca reste entre nous ...",
      "que ça reste entre nous ...",
      "je peux te dire un secret ...",
      "je peux te confier un secret ...",
      "est-ce que je peux te dire un secret ...",
      "esque je peux te dire un secret ...",
      "je veux te dire un secret",
      "je vais te dire un secret",
      "j'ai un secret",
      "jai un secret",
      "c'est un secret",
      "cest un secret",
      "tu sais garder un secret",
      "tu peux garder un secret",
      "ne le dis à personne ...",
      "le dis à personne ...",
      "dis-le à personne ...",
      "dis le à personne ...",
      "n'en parle à personne ...",
      "dis rien à maman ...",
      "ne dis rien à maman ...",
      "dis rien à papa ...",
      "ne dis rien à papa ...",
      "ne le dis pas à maman ...",
      "ne le dis pas à papa ...",
      "ne l'écris pas ...",
      "ne le retiens pas ...",
    ],
    between_us_over: [
      "c'est tout",
      "cest tout",
      "voilà c'est tout",
      "c'est tout pour l'instant",
      "tu peux retenir de nouveau",
      "tu peux te souvenir de nouveau",
      "tu peux à nouveau retenir",
      "on arrête le secret",
      "fini les secrets",
    ],
    checkpoint_words: ["checkpoint", "bilan"],
    checkpoint_markers: ["voici mon checkpoint", "résumé de ce que", "sujets abordés"],
  },
  distress: FRENCH_DISTRESS,
  silence: FRENCH_SILENCE,
  examples: {
    liked: {
      question: "{topic}\u00a0: tu aimes ça\u00a0?",
      answer: "Oh oui, beaucoup\u00a0! Et toi\u00a0?",
    },
    unknown: {
      questions: [
        "Quelle est la profondeur du lac le plus profond\u00a0?",
        "Qui a construit le premier vélo\u00a0?",
        "Combien d'os a le cou d'une girafe\u00a0?",
      ],
      answer: "Je ne l'ai pas encore appris\u00a0: {offer}\u00a0?",
    },
    machine: {
      question: "Tu es une vraie personne\u00a0?",
      answer: "Non, je suis un programme. Je parle pour {name} et je sais ce qui est noté.",
    },
  },
  days: FRENCH_DAYS,
  followUps: FRENCH_FOLLOW_UPS,
  offers: FRENCH_OFFERS,
  specifics: FRENCH_SPECIFICS,
  speakers: {
    own: ["moi", "je", "utilisateur", "utilisatrice", "humain", "humaine"],
    you: ["tu", "toi", "vous"],
    machine_words: "ia bot robot assistant assistante".split(" "),
    machine_labels: "reponse modele voix systeme".split(" "),
    said: ["as dit", "avez dit", "a dit", "dit", "ecrit", "a ecrit", "a demande", "a repondu"],
    told: "ecrivait ecrivit raconte raconta demande demanda repondu repond repondit dite disait ecrite ajoute explique expliquait".split(
      " ",
    ),
    letters:
      "reponse reponses lettre lettres mail mails courriel message messages carte sms mot texto".split(
        " ",
      ),
    of: "de du d par".split(" "),
    sent: "envoye envoyait envoya".split(" "),
    mail_from: "de expediteur".split(" "),
    mail_fields: "envoye date a cc objet".split(" "),
    passed_on: "origine transfere transmis reexpedie".split(" "),
    sections:
      "idee note reve histoire souhait oui non sujet sujets resume appris idees remarque remarques prochaine prochaines objectifs titre humeur nouveau fait faits interets reste heure lieu nom anniversaire etapes dejeuner diner ecole devoirs resultat prix lundi mardi mercredi jeudi vendredi samedi dimanche aujourd hier demain".split(
        " ",
      ),
  },
};

/** French puts a space before some signs, and no line may begin with one. Keys of the keyboard stay as they are. */
function spaced(lines: Lines): Lines {
  return Object.fromEntries(
    Object.entries(lines).map(([name, line]) => [
      name,
      name.startsWith("key_") ? line : line.replace(/ (?=[?!:;])/g, "\u00a0"),
    ]),
  ) as unknown as Lines;
}
