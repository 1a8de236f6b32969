import { describe, expect, it } from 'vitest';
import { agoText, instantLine, instantText, limaText, moneyText } from './format.ts';
import { readerOf } from './reader.ts';

const [es, en, zh] = [readerOf('es'), readerOf('en-US'), readerOf('zh-CN')];
const at = new Date('2026-11-25T19:30:00Z');
/** `Intl` puts several kinds of no-break spaces. */
const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, ' ');

describe('what a merchant reads', () => {
  it('is in the language that Shopify names, and in English for one we do not speak', () => {
    expect(
      ['es-PE', 'ES', 'es_419', 'zh-TW', 'en-GB', 'pt-BR', ''].map((tag) => readerOf(tag).lang),
    ).toEqual(['es', 'es', 'es', 'zh', 'en', 'en', 'en']);
  });

  it('shows soles and dollars by their signs, to the céntimo', () => {
    expect(plain(moneyText(123_450n, 'PEN'))).toBe('S/ 1,234.50');
    expect(plain(moneyText(5n, 'USD'))).toBe('US$ 0.05');
  });

  it('shows times of Peru with four-digit years and says that they are Peru’s', () => {
    expect(plain(limaText(at, es))).toBe('25/11/2026, 2:30 p. m.');
    expect(plain(instantText(at, es).lima)).toBe('25/11/2026, 2:30 p. m. (hora de Perú)');
    expect(plain(instantText(at, en).lima)).toBe('Nov 25, 2026, 2:30 PM (Peru time)');
  });

  it('shows Beijing’s time beside Peru’s to who reads Chinese, and to nobody else', () => {
    expect(plain(instantLine(at, zh))).toBe(
      '秘鲁时间 2026年11月25日 14:30（北京时间 2026年11月26日 03:30）',
    );
    expect(instantText(at, es).beijing).toBeNull();
  });

  it('says how long ago something was by the largest whole unit', () => {
    const ago = (minutes: number) => agoText(at, new Date(at.getTime() + minutes * 60_000), en);
    expect([ago(0), ago(3), ago(61), ago(60 * 49)]).toEqual([
      'this minute',
      '3 minutes ago',
      '1 hour ago',
      '2 days ago',
    ]);
  });
});
