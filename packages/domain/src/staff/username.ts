/** 2–63 lower-case letters, digits, dots and hyphens, beginning with a letter or digit. The store checks the same. */
export const usernamePattern = /^[a-z0-9][a-z0-9.-]{1,62}$/;

export const isUsername = (text: string): boolean => usernamePattern.test(text);

/** What was typed into the sign-in form as a username: without surrounding space, in lower case. */
export const toUsername = (typed: string): string => typed.trim().toLowerCase();
