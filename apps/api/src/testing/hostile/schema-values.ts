import type { Dice } from './dice';
import { hostileTexts, hostileValue } from './hostile-values';

/** What of JSON Schema 2020-12 the contract's documents use. */
export interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly items?: JsonSchema | false;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** How a value is to be: as the schema wants it, at its edges or just beyond, or out of all reason. */
export type Temper = 'valid' | 'boundary' | 'hostile';

/** Values that lead somewhere, by the name of the field. */
export type KnownValues = Readonly<Record<string, readonly unknown[]>>;

const mostItems = 3_000;

/** Makes values for schemas, each field with a temper of its own. */
export class SchemaValues {
  private readonly dice: Dice;
  private readonly known: KnownValues;
  /** Items the arrays of this value may still have, lest long ones within long ones never end. */
  private itemsLeft = mostItems;

  constructor(dice: Dice, known: KnownValues) {
    this.dice = dice;
    this.known = known;
  }

  /** Before each new whole. */
  renew(): void {
    this.itemsLeft = mostItems;
  }

  /** @param temper of the whole; parts of a valid value now and then lose theirs */
  value(schema: JsonSchema, name: string, temper: Temper): unknown {
    const { dice } = this;
    if (temper === 'hostile') return hostileValue(dice);
    const known = this.known[name];
    if (known !== undefined && dice.isUnder(0.8)) return dice.pick(known);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return temper === 'valid' ? dice.pick(schema.enum) : `${String(dice.pick(schema.enum))} `;
    if (schema.anyOf !== undefined) return this.value(dice.pick(schema.anyOf), name, temper);
    switch (schema.type) {
      case 'integer': case 'number': return this.number(schema, temper);
      case 'boolean': return dice.isUnder(0.5);
      case 'null': return null;
      case 'array': return this.array(schema, name, temper);
      case 'object': return this.object(schema, temper);
      default: return this.text(schema, temper);
    }
  }

  object({ properties = {}, required = [] }: JsonSchema, temper: Temper): unknown {
    const { dice } = this;
    const entries = Object.entries(properties).filter(([name]) => required.includes(name) ? temper === 'valid' || dice.isUnder(0.8) : dice.isUnder(0.4));
    const made = entries.map(([name, schema]): [string, unknown] => [name, this.value(schema, name, this.temper(temper))]);
    if (temper === 'boundary' && dice.isUnder(0.2)) made.push([dice.pick(hostileTexts), 1]);
    return Object.fromEntries(made);
  }

  /** Mostly as the whole is. */
  temper(whole: Temper): Temper {
    if (this.dice.isUnder(whole === 'valid' ? 0.97 : 0.6)) return 'valid';
    return this.dice.isUnder(0.5) ? 'boundary' : 'hostile';
  }

  private number({ type, minimum = -1_000_000, maximum = 1_000_000 }: JsonSchema, temper: Temper): number {
    const { dice } = this;
    if (temper === 'boundary') return dice.pick([minimum, maximum, minimum - 1, maximum + 1, (minimum + maximum) / 2, minimum + 0.5, maximum * 2]);
    const value = minimum + dice.next() * (Math.min(maximum, minimum + 1_000_000) - minimum);
    return type === 'integer' ? Math.floor(value) : value;
  }

  private text({ minLength = 0, maxLength = 40, format, pattern }: JsonSchema, temper: Temper): string {
    const { dice } = this;
    if (format === 'date-time' && temper === 'valid') return new Date(Date.UTC(2025, 0, 1) + dice.below(730) * 86_400_000 + dice.below(86_400_000)).toISOString();
    if (temper === 'boundary') return dice.pick(['x'.repeat(maxLength), 'x'.repeat(maxLength + 1), 'x'.repeat(Math.max(0, minLength - 1)), dice.pick(hostileTexts)]);
    if (pattern !== undefined) return `a${dice.below(1_000)}`;
    return dice.pick(['凯龙', '环城路', 'a', '张三 13800000000', 'x'.repeat(Math.min(maxLength, 20))]);
  }

  private array({ items, prefixItems, minItems = 0, maxItems = 20 }: JsonSchema, name: string, temper: Temper): unknown[] {
    const { dice } = this;
    if (prefixItems !== undefined) return prefixItems.map((schema, index) => this.value(schema, `${name}/${index}`, this.temper(temper)));
    const most = Math.min(maxItems, minItems + 8);
    const wanted = temper === 'boundary' ? dice.pick([minItems, Math.max(0, minItems - 1), Math.min(maxItems, 1_200), Math.min(maxItems + 1, 1_200)]) : minItems + dice.below(most - minItems + 1);
    const length = Math.min(wanted, Math.max(minItems, this.itemsLeft));
    this.itemsLeft -= length;
    return items === false || items === undefined ? [] : Array.from({ length }, () => this.value(items, name, this.temper(temper)));
  }
}
