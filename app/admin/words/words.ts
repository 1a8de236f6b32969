import { createInstance, type i18n } from 'i18next';
import type { es } from './es.ts';

/** Every word as Spanish has it; a language that lacks one, or has one too many, does not compile. */
export type AdminWords = Shape<typeof es>;
type Shape<Node> = {
  readonly [Key in keyof Node]: Node[Key] extends string ? string : Shape<Node[Key]>;
};

type Leaves<Node, Path extends string = ''> = {
  [Key in keyof Node & string]: Node[Key] extends string
    ? `${Path}${Key}`
    : Leaves<Node[Key], `${Path}${Key}.`>;
}[keyof Node & string];

/** The address of one text, e.g. `payments.columns.code`. */
export type WordKey = Leaves<typeof es>;

type TextAt<Node, Key extends string> = Key extends `${infer Head}.${infer Rest}`
  ? Head extends keyof Node
    ? TextAt<Node[Head], Rest>
    : never
  : Key extends keyof Node
    ? Node[Key]
    : never;

type Blanks<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Blanks<Rest>
  : never;
type Filling<Key extends WordKey> = [Blanks<TextAt<typeof es, Key>>] extends [never]
  ? []
  : [Readonly<Record<Blanks<TextAt<typeof es, Key>>, string>>];

/** Says a text; its blanks must be filled, with text. */
export type Translate = <Key extends WordKey>(key: Key, ...filling: Filling<Key>) => string;

type Say = (key: string, filling?: object) => string;

/** A translator over one language's words. A key that is not there is a bug and throws. */
export function translatorOf(tag: string, words: object): Translate {
  const instance: i18n = createInstance();
  void instance.init({
    lng: tag,
    fallbackLng: false,
    resources: { [tag]: { admin: words } },
    defaultNS: 'admin',
    initAsync: false,
    // Texts go into React and into `textContent`, both of which escape.
    interpolation: { escapeValue: false },
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key) => {
      throw new Error(`no words for ${key}`);
    },
  });
  const say = instance.getFixedT(tag, 'admin') as unknown as Say;
  return (key, ...[filling]) => say(key, filling);
}
