import type { Database } from '../../db/store';
import type { PostNames } from '../../registers/post-cells';
import { districtNames, peopleNames, type Named } from '../../repositories/register-names';

/** The words registers use for people and districts: own number with name, or either alone. */
export class RegisterNames implements PostNames {
  readonly #people: readonly Named[];
  readonly #districts: readonly Named[];

  private constructor(people: readonly Named[], districts: readonly Named[]) {
    this.#people = people;
    this.#districts = districts;
  }

  static async of(db: Database, datasetId: number): Promise<RegisterNames> {
    return new RegisterNames(await peopleNames(db, datasetId), await districtNames(db, datasetId));
  }

  person(id: number): string {
    const found = this.#people.find((one) => one.id === id);
    return found === undefined ? String(id) : `${found.code} ${found.name}`;
  }

  district(id: number): string {
    return this.#districts.find((one) => one.id === id)?.name ?? String(id);
  }

  /** Id of the person a text means; null for an empty one; the reason when nobody, or more than one, is meant. */
  personOf(text: string): number | null | 'unknown-person' | 'ambiguous-name' {
    if (text === '') return null;
    const [code] = text.split(/\s+/);
    const byCode = this.#people.find((one) => one.code === text || `${one.code} ${one.name}` === text) ?? this.#people.find((one) => one.code === code);
    if (byCode !== undefined) return byCode.id;
    const named = this.#people.filter((one) => one.name === text);
    return named.length > 1 ? 'ambiguous-name' : named[0]?.id ?? 'unknown-person';
  }

  districtOf(text: string): number | null | 'unknown-district' {
    if (text === '') return null;
    return this.#districts.find((one) => one.name === text || one.code === text)?.id ?? 'unknown-district';
  }
}
