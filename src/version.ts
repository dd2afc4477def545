// The version of this program, as in package.json. A test compares the two.

export const VERSION = "0.1.0";
