/** The key a name makes: `Boston 311` → `boston-311`. Null when nothing of it can stand in a key, or too much. */
export function slug(name: string): string | null {
  const key = name.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '').replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '');
  return key !== '' && key.length <= 63 ? key : null;
}
