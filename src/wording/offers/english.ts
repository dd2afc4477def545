// English words for an offer to look something up.

import type { OfferWords } from "./words.ts";

const EN_LOOK = String.raw`(?:look(?:ing|ed)? (?:it|that|this|these|them|him|her|everything|something|the \w+(?: \w+)?|\w+) up|(?:look|check|search|dig)(?= ?(?:[?,.!]|$)| for you)|(?:check|search)ed|found out|consult(?:ing)?|look(?:ing)? up|look(?:ing)? (?:into|online|for (?:it|that|an? |the |more|some))|look(?:ing)? (?:it|that) over|find(?:ing)? (?:(?:it|that|this|something|more|the answer|an answer) )?out|find(?:ing)? (?:the answer|an answer|more about|something (?:about|on))|find(?:ing)? (?:it|that|some(?:thing)?) (?:for you|online|in)|check(?:ing)? (?:it|that|this|for you|online|the (?:internet|web|library|books?)|what|how|why|who|when|where|in )|check(?:ing)? out|search(?:ing)?|google|googling|research(?:ing)?|read(?:ing)? up|dig(?:ging)? (?:it|that|into|around|deeper|up)|see(?:ing)? what (?:i|we) (?:can |could )?(?:find|discover|turn up|dig up)|see(?:ing)? if (?:i|we) (?:can |could )?(?:find|dig|discover|learn)|go(?:ing)? (?:and |to )?(?:see|look|find|check|hunt|dig)|have a (?:quick |little |closer )?look|having a look|take a (?:quick |little )?look|hunt(?:ing)? (?:it|that|for|down)|get (?:you )?(?:the|an) answer|ask(?:ing)? (?:the internet|the library|a book|around))`;
const EN_I = String.raw`(?:i|we)`;

export const ENGLISH_OFFERS: OfferWords = {
  looks: [String.raw`\b${EN_LOOK}`],
  said: String.raw`said|says|asked|asks`,
  offers: [
    String.raw`\b${EN_I}(?:'ll|'d| can| could| will| would| might)\b(?! ?(?:not|never)) ~\b${EN_LOOK}(?:~,| for you| if)? ?(?:yes|ok|okay|right|alright|yeah)? ?\?$`,
    String.raw`\b${EN_I} (?:can|could|will|would) (?:go |just |gladly |happily )*(?:check|look|search|find out|dig) (?:it |that )?(?:up )?for you\b`,
    String.raw`\b(?:if|when(?:ever)?) you ~\bi (?:can|could|will) ~\b(?:consult|check|look|search|find)\b`,
    String.raw`\b(?:do|would|d'|did) ?(?:you|u|ya) (?:want|like|wish|need|prefer|fancy|care)(?: for)?(?: me| us)?(?: to)? ~\b${EN_LOOK}`,
    String.raw`\b(?:want|like|need|fancy) (?:me|us) (?:to )?~\b${EN_LOOK}`,
    String.raw`\b(?:shall|should) ${EN_I}(?: go| maybe| just)? ~\b${EN_LOOK}`,
    String.raw`\b(?:can|could|may|might) ${EN_I} ~\b${EN_LOOK}~\?$`,
    String.raw`\b(?:mind|ok(?:ay)?|all right|alright|cool|good) (?:with you )?if ${EN_I} ~\b${EN_LOOK}`,
    String.raw`\b(?:how|what) about (?:i|we|me|us|if i|if we)?\b ?~\b${EN_LOOK}`,
    String.raw`\bwhat if ${EN_I} ~\b${EN_LOOK}`,
    String.raw`\bwhy don't ${EN_I} ~\b${EN_LOOK}`,
    String.raw`\blet (?:me|us) (?:just |quickly |go |try to |try and )*${EN_LOOK}`,
    String.raw`\blet's (?:just |quickly |go |go and |try to )*${EN_LOOK}`,
    String.raw`\b(?:if|when(?:ever)?) (?:you|u) (?:want|like|wish|fancy|say|are curious|'re curious|would like|'d like|'re interested|are interested|agree|tell|give|nod|ask)\b~\b${EN_I}(?:'ll|'d|'m| can| could| will| would| might| am)?\b ~\b${EN_LOOK}`,
    String.raw`\b${EN_I}(?:'ll|'d| can| could| will| would| might|'m happy to|'m glad to|'d be happy to|'d be glad to|'d love to| am happy to)\b(?! ?(?:not|never|n't)) ~\b${EN_LOOK}~\b(?:if (?:you|that|it)|for you|with you|should you|just say|say (?:yes|the word)|okay|ok|together)\b`,
    String.raw`\b${EN_I}(?:'ll|'d| can| could| will| would| might|'m happy to|'d be happy to|'d be glad to|'d love to| am happy to) (?:always |gladly |happily |quickly |easily |try to |go and |go |just |certainly )*(?:look (?:it|that|this) up|find (?:it|that|this) out|check (?:it|that|this)|find out for you|search for (?:it|that)|see what (?:i|we) can find|google (?:it|that))`,
    String.raw`(?<!\b(?:i|we|to|would|could|can|always) )\b(?:just )?(?:say (?:yes|the word|so)|tell me|give me (?:a nod|the word)|one word)\b~\b${EN_I}(?:'ll|'d| can| will)? ~\b${EN_LOOK}`,
    String.raw`\bi(?:'m| am) (?:happy|glad|ready|willing) to ~\b${EN_LOOK}`,
    String.raw`\bis it (?:ok(?:ay)?|all right|alright|fine) (?:if ${EN_I}|for me to) ~\b${EN_LOOK}`,
  ],
  asks: [
    String.raw`^(?:so |well |hm+,? |maybe |perhaps )*(?:look it up|look that up|find out|find that out|search for it|google it|look together)\b`,
    String.raw`\b(?:want|fancy|care|curious|interested|up for|in the mood)\b(?: to| for)? ?~\b(?:find(?:ing)? (?:it |that )?out|look(?:ing)? (?:it|that) up|look(?:ing)? together|search(?:ing)? (?:for it|together))`,
    String.raw`\b(?:will|would) (?:it|that) (?:help|be useful|be good|be nice|be okay|be ok|be alright) if i ~\b${EN_LOOK}`,
  ],
  never: [
    String.raw`^(?:so |but |and )?(?:why|when|how|where|what) (?:do|did|would) you\b`,
    String.raw`\b${EN_I} (?:can't|cannot|can not|could not|couldn't|won't|will not|shouldn't|don't want to|may not|am not allowed to|'m not allowed to|never)\b~\b${EN_LOOK}`,
    String.raw`\bi'm not (?:going|allowed|able) to\b`,
  ],
};
