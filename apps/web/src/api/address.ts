type Scalar = string | number | boolean;

/**
 * The address of a request below `/api`: `:name` parameters filled in and escaped, query appended. Absent values are
 * left out.
 */
export function addressOf(path: string, params: Readonly<Record<string, unknown>>, query: Readonly<Record<string, unknown>>): string {
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${path} lacks its parameter ${name}`);
    return encodeURIComponent(String(value as Scalar));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.append(name, String(value as Scalar));
  }
  const text = search.toString();
  return `/api${filled}${text === '' ? '' : `?${text}`}`;
}
