// The length of properties that have no count of their own: npm test tries some cases, and .ci/long this many times as many.

export const TIMES = Number(process.env["PROPERTY_TIMES"] ?? 1);
