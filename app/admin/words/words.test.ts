import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { es } from './es.ts';
import { translatorOf } from './words.ts';
import { zh } from './zh.ts';

type Texts = ReadonlyMap<string, string>;

function textsOf(node: object, path = ''): Texts {
  return new Map(
    Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[`${path}${key}`, value] as const]
        : [...textsOf(value as object, `${path}${key}.`)],
    ),
  );
}

const SPANISH = textsOf(es);
const ENGLISH = textsOf(en);
const CHINESE = textsOf(zh);
const blanksOf = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
/** Names that are the same in every language, and the symbols. */
const NAMES =
  /Shopify|merchantId|accountId|API Login|API Key|HMAC-SHA256|SHA256|SHA1|MD5|PagoEfectivo|PagaWeb|Doximity|JSON|CSV|XLSX|Excel|\.xlsx|PDF|HTML|API|https:|"\w+"|Payment ID|IGV|PEN|USD|idService|accessKey|secretKey|CIP|\{\{\w+\}\}|#1001|120\.50/g;

describe('the words of the merchant’s screens', () => {
  it.each([
    ['English', ENGLISH],
    ['Chinese', CHINESE],
  ])('are the same in number and place in %s as in Spanish', (_, texts) => {
    expect([...texts.keys()].sort()).toEqual([...SPANISH.keys()].sort());
  });

  it.each([
    ['English', ENGLISH],
    ['Chinese', CHINESE],
  ])('leave the same blanks in %s as in Spanish', (_, texts) => {
    for (const [key, text] of SPANISH)
      expect([key, blanksOf(texts.get(key) ?? '')]).toEqual([key, blanksOf(text)]);
  });

  it('are never empty', () => {
    for (const texts of [SPANISH, ENGLISH, CHINESE])
      for (const [key, text] of texts) expect([key, text.trim()]).not.toEqual([key, '']);
  });

  it('never say "cancelar" in Spanish, which in Peru is read as paying', () => {
    for (const [key, text] of SPANISH)
      expect([key, text]).not.toEqual([key, expect.stringMatching(/cancel/i)]);
  });

  it('have no Chinese in Spanish or English, and no Spanish letters in English', () => {
    for (const [key, text] of SPANISH)
      expect([key, text]).not.toEqual([key, expect.stringMatching(/\p{Script=Han}/u)]);
    for (const [key, text] of ENGLISH)
      expect([key, text]).not.toEqual([
        key,
        expect.stringMatching(/\p{Script=Han}|[áéíóúñ¿¡]|\b(el|los|las|una|pago|código)\b/iu),
      ]);
  });

  it('have no words of another language left in Chinese', () => {
    for (const [key, text] of CHINESE)
      expect([key, text.replace(NAMES, '')]).not.toEqual([
        key,
        expect.stringMatching(/[a-záéíóúñ]{2,}/iu),
      ]);
  });

  it('differ between languages, but for names and signs', () => {
    for (const [key, text] of SPANISH) {
      if (!/[a-z]{3,}/i.test(text.replace(NAMES, ''))) continue;
      expect([key, CHINESE.get(key)]).not.toEqual([key, text]);
    }
  });

  it('say plainly what a merchant must not do yet', () => {
    expect([es.payments.doNotShip, en.payments.doNotShip, zh.payments.doNotShip]).toEqual([
      'No enviar todavía',
      'Do not ship yet',
      '请勿发货',
    ]);
  });

  it('are said with their blanks filled, and a text that is not there is a bug', () => {
    const say = translatorOf('es-PE', es);
    expect(say('payment.title', { name: '#1001 <b>' })).toBe('Pago #1001 <b>');
    expect(() => translatorOf('es-PE', {})('shell.back')).toThrow('no words for shell.back');
  });
});
