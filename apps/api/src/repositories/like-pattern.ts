/** What LIKE must match to find `text` anywhere, with its own wildcards taken literally (the escape is a backslash). */
export const likePattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
