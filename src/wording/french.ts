// The lines and phrases of english.ts in French.

import type { Catalogue, Lines } from "./catalogue.ts";
import { HOMEWORK_LINES, HOMEWORK_PHRASES } from "./homework.ts";
import { FORGETTING_LINES } from "./forgetting.ts";
import { KEEPING_LINES } from "./keeping.ts";
import { PEOPLE_LINES } from "./people.ts";
import { PORTABLE_LINES } from "./portable.ts";
import { REPORT_LINES } from "./reports.ts";

export const FRENCH: Catalogue = {
  names: ["french", "fr", "français", "francais", "francés", "frances", "französisch"],
  lines: spaced({
    tired: "J'ai tant parlé que ça me fatigue un peu. On continue plus tard ?",
    budget_spent: "J'ai utilisé tous mes mots pour aujourd'hui. Demain, je serai en pleine forme !",
    confused: "Là, je m'y perds. Tu peux me le redire ?",
    reset:
      "D'accord, on repart de zéro pour cette conversation. De quoi parle-t-on ? (Mon Carnet reste tel quel.)",
    unstored:
      "Je n'arrive pas à noter quoi que ce soit pour l'instant. Ton message n'est pas perdu : je réponds dès que possible.",
    unreadable:
      "Quelque chose dans mon Carnet ne se lit pas en ce moment. La personne qui s'occupe de moi doit d'abord arranger cela.",
    cannot_read: "Ça, je ne sais pas encore le lire. Tu me le racontes avec des mots ?",
    edited_message:
      "J'ai vu que tu as changé un message. Je ne lis les nouveaux mots que si tu les renvoies.",
    unknown_command: "Je ne connais pas cette commande. /help montre celles que je connais.",
    too_long: "Quel long message ! Je garde tout, mais pour répondre je n'ai lu que le début.",
    was_away:
      "Je n'étais pas là un moment, me revoilà. Je lis ce que tu as écrit, un message après l'autre.",
    refused_text: "J'avais une réponse, mais elle n'est pas passée. Tu me le redemandes ?",
    not_the_owner: "Seule la personne qui s'occupe de ce Carnet peut faire cela.",
    stranger: "Bonjour ! Je ne parle qu'avec des gens que je connais.",

    greeting:
      "Bonjour ! Je prête ma voix à {name}. Je me souviens de ce qui a été appris et fait, et de rien d'autre.",
    greeting_report:
      'Vous avez fait quelque chose ensemble ? Raconte-le avec "nous avons ...", par exemple "nous avons dessiné une carte". /review montre ce qui attend.',
    greeting_topics: "De quoi parle-t-on : {topics} ?",
    greeting_open: "De quoi parle-t-on ?",
    greeting_owner: "Tu t'occupes de ce Carnet : ce que je voudrais retenir passe d'abord par toi.",
    or: "ou",
    help: "Je prête ma voix à {name}. Je réponds avec ce qui se trouve dans le Carnet et rien d'autre. Ce que je ne sais pas, je peux le chercher, si tu veux.",
    help_report:
      'Raconte ce qui a été fait avec "nous avons ...", et je demanderai avant de le retenir. "checkpoint" reprend ce dont nous avons parlé.',
    command_start: "Dire bonjour",
    command_help: "Ce que je sais faire",
    command_reset: "Oublier cette conversation et recommencer",
    command_review: "Ce qui attend un oui ou un non",
    command_merge: "Mettre au Carnet ce qui est approuvé",
    command_undo: "Reprendre le dernier ajout",
    command_reject: "En refuser un : /reject CANDIDATE-0001 raison",
    command_stop: "Arrêter la réponse en cours",
    command_usage: "Ce qui a été consommé",
    command_ask: "Du Carnet seulement, avec les sources : /ask question",
    command_profile: "Comment va ce Carnet",

    key_thinking: "À quoi penses-tu ?",
    key_look_up: "Cherche quelque chose",
    key_explore: "Explorons un sujet",
    key_curious: "Qu'est-ce qui éveille ta curiosité ?",
    key_chat: "Bavardons",

    ...REPORT_LINES.french,
    ...HOMEWORK_LINES.french,
    ...PORTABLE_LINES.french,
    ...KEEPING_LINES.french,
    ...FORGETTING_LINES.french,
    ...PEOPLE_LINES.french,

    card_ask: "Est-ce que je peux retenir ceci ?",
    card_ask_conflict: "Est-ce que je peux retenir ceci ? Le Carnet dit autre chose.",
    card_why_not: "Pourquoi non ?",
    card_rejected: "❌ Refusé. Rien n'a été retenu.",
    card_in_record: "✅ C'est dans le Carnet.",
    card_approved: "✅ Approuvé.",
    card_approved_next: "Envoie /merge pour le mettre au Carnet.",
    card_later: "🕓 Pas maintenant. Je n'en reparle pas avant une semaine.",
    card_reworded: "✏️ {id} a d'autres mots : voir sa nouvelle carte.",
    card_in_the_record: "Dans le Carnet",
    card_since: "depuis le {date}",
    card_new: "Nouveau",
    card_would_go: "Cela irait dans {place}.",
    card_adds_to: "Ajoute à {place} :",
    card_the_record: "le Carnet",
    card_was_reworded: "(autrement dit)",
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
    button_wrong_wording: "Mal dit",
    button_private: "Privé",
    button_just_no: "Non, c'est tout",
    button_back: "Retour",
    button_not_now: "Pas maintenant",

    tap_unknown: "Ce bouton n'est plus connu.",
    tap_replaced: "Une carte plus récente remplace celle-ci.",
    tap_changed: "Quelque chose vient de changer. Regarde et appuie à nouveau, ou redemande-moi.",
    tap_not_owner: "Seule la personne qui s'occupe de ce Carnet peut décider.",
    tap_approved: "Approuvé. /merge le met au Carnet.",
    tap_keep_both: "Approuvé : les deux restent. /merge le met au Carnet.",
    tap_replaces: "Approuvé : cela remplace {id}. /merge le fait.",
    tap_rejected: "Refusé.",
    tap_back: "Retour.",
    tap_later: "Pas maintenant. Cela reste dans /review.",
    tap_send_wording: "Envoie-moi les nouveaux mots.",
    tap_closed: "Fermé : le Carnet le dit déjà.",
    tap_below: "{id} est plus bas.",
    tap_every_line: "Chaque ligne est plus bas.",
    tap_not_now: "Pas maintenant.",
    tap_merged_one: "C'est au Carnet.",
    tap_merged_many: "{count} sont au Carnet.",
    tap_taken_back: "Repris.",

    edit_ask:
      "Que doit dire {id} ? Pour l'instant :\n\n{entry}\n\nEnvoie-moi les nouveaux mots, ou /cancel.",
    edit_empty: "C'était vide. Envoie les nouveaux mots, ou /cancel.",
    edit_early: "Tu as écrit cela avant ma question sur {id}. Renvoie-moi les mots, ou /cancel.",
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

    merge_nothing_approved: "Rien n'est encore approuvé. /review montre ce qui attend.",
    merge_nothing: "Rien d'approuvé n'attend.",
    merge_ask_one: "Je mets ceci au Carnet ?",
    merge_ask_many: "Je mets ces {count} au Carnet ?",
    merge_replaces: "{entry} remplace {id}.",
    merge_receipt: "Un reçu est gardé, et /undo reprend tout.",
    merge_done: "✅ C'est au Carnet maintenant :",
    merge_done_replaces: "(remplace {id})",
    merge_done_intent: "INTENT.md y voit peut-être autre chose : {rules}.",
    merge_done_undo: "/undo le reprend.",
    merge_cancelled: "Rien n'a été changé ; /merge le montre encore.",
    button_merge: "Mettre au Carnet",
    button_every_line: "Montrer chaque ligne",
    undo_nothing: "Il n'y a rien à reprendre.",
    undo_ask:
      "Reprendre le dernier ajout ? Le Carnet se lira comme avant, et ceci attendra de nouveau un oui ou un non :",
    undo_done_one: "↩️ Repris. {ids} attend de nouveau un oui ou un non : /review.",
    undo_done_many: "↩️ Repris. {ids} attendent de nouveau un oui ou un non : /review.",
    undo_cancelled: "L'ajout reste.",
    button_undo: "Reprendre",
    button_leave: "Laisser",
    usage_today: "Aujourd'hui : {tokens} jetons ; appels aux modèles : {calls}.",
    usage_month: "Ce mois-ci : {tokens} jetons ; appels : {calls}.",
    usage_left: "Il reste pour aujourd'hui : {left} sur {budget} jetons.",
    usage_unlimited: "Il n'y a pas de limite par jour.",
    usage_cached:
      "{percent} % de ce que les modèles ont dû lire ce mois-ci était encore dans leur mémoire.",
    stopped: "D'accord, j'arrête.",
    stop_nothing: "Il n'y a rien à arrêter pour l'instant.",

    offer_yes: "Oui, cherche",
    offer_later: "Pas maintenant",
    offer_gone: "Ce n'est plus possible. Repose-moi la question !",
    ask_usage: "Comme ceci : /ask comment dorment les pieuvres ?",
    ask_nothing: "Mon Carnet n'y répond pas, et je préfère ne pas deviner.",

    profile_title: "{name} : comment va le Carnet",
    profile_pending_none: "Rien n'attend un oui ou un non.",
    profile_pending_one: "1 chose attend un oui ou un non, depuis le {date} ({days} j).",
    profile_pending_many:
      "{count} choses attendent un oui ou un non, la plus ancienne depuis le {date} ({days} j).",
    profile_activity: "Dernière activité : {time}",
    profile_activity_none: "Il ne s'est encore rien passé.",
    profile_entries:
      "Choses apprises : {knowledge} · curiosités : {curiosity} · traits : {personality} · activités : {activities}",
    profile_models:
      "Ces {minutes} dernières min : {main} pour les réponses et les recherches, {analyst} pour les propositions. Chaque discussion a droit à {mainLimit} et {analystLimit}.",
    profile_messages:
      "Messages de 30 jours : {received} reçus, {answered} avec réponse, {waiting} en attente.",
    profile_rejected: "Refusé en dernier :",
  }),
  phrases: {
    lookup_offer: ["veux-tu que je cherche"],
    found_out: ["J'ai cherché !", "J'ai trouvé !"],
    yes_words: ["oui", "ouais", "ok", "okay", "d'accord", "volontiers", "bien sûr", "stp", "svp"],
    yes_phrases: [
      "cherche",
      "vas-y",
      "vasy",
      "s'il te plaît",
      "s'il te plait",
      "oui merci",
      "dis-moi",
      "je veux bien",
    ],
    yes_fillers: "et alors donc tu peux le la ça oui merci bien oh maintenant".split(" "),
    report_openers:
      "dessiné écrit fait appris lu peint construit créé vu regardé joué cuisiné visité planté"
        .split(" ")
        .flatMap((verb) => [`nous avons ${verb}`, `on a ${verb}`]),
    ...HOMEWORK_PHRASES.french,
    checkpoint_words: ["checkpoint", "bilan"],
    checkpoint_markers: ["voici mon checkpoint", "résumé de ce que", "sujets abordés"],
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
