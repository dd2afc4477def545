// The length of properties whose cases are cheap: npm test tries some of them, and .ci/long this many times as many.

export const TIMES = Number(process.env["PROPERTY_TIMES"] ?? 1);
