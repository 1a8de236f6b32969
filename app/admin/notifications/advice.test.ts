import { describe, expect, it } from 'vitest';
import type { Explained, Recipe } from '#app/notifications/explain-refusal.ts';
import { es } from '../words/es.ts';
import { translatorOf } from '../words/words.ts';
import { adviceText } from './advice.ts';

const say = translatorOf('es-PE', es);
const source = '198.51.100.4';
const refused = (recipe: Recipe | null, field: string | null = null): Explained => ({
  accepted: false,
  reason: 'wrong-signature',
  recipe,
  field,
});
const accepted = (proven: boolean): Explained => ({ accepted: true, readable: true, proven });
const told = (explained: Explained | null, reason = 'wrong-signature') =>
  adviceText({ reason, source, explained }, say);

describe('what a merchant reads about a refused delivery', () => {
  it('names the field whose key signed it, as Settings calls it', () => {
    expect(told(refused('other-key', 'accessKey'))).toContain('«Clave de acceso (accessKey)»');
    expect(told(refused('other-key', 'api_token'))).toContain('«api_token»');
    expect(told(refused('other-algorithm', 'SHA256'))).toContain('firmado con SHA256');
  });

  it.each([
    ['trailing-newline', 'salto de línea'],
    ['byte-order-mark', 'BOM'],
    ['body-reserialised', '22.00'],
    ['body-reencoded', 'codificados'],
    ['clock', 'hora'],
  ] as const)('says who must mend what: %s', (recipe, words) => {
    expect(told(refused(recipe))).toContain(words);
    expect(told(refused(recipe))).toContain('quien opera el servidor');
  });

  it('says that nothing matches, and which key to compare', () =>
    expect(told(refused(null))).toContain('Compara la clave'));

  it('says that it would be taken today', () => {
    expect(told(accepted(true))).toContain('la firma es válida');
    expect(told(accepted(false))).toContain('no firma sus avisos');
    expect(told(null)).toContain('ya no se pueden abrir');
  });

  it('says of one from an unexpected address whether it is the gateway’s all the same', () => {
    const reason = 'unexpected-source';
    expect(told(accepted(true), reason)).toContain(`lo mandó la pasarela, desde ${source}`);
    expect(told(accepted(false), reason)).toContain(`nada prueba que ${source} sea suya`);
    expect(told(refused(null), reason)).toContain(`no pidas que se agregue ${source}`);
    expect(told(refused('trailing-newline'), reason)).toContain('salto de línea');
  });
});
