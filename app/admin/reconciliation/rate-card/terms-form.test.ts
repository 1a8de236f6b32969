import { describe, expect, it } from 'vitest';
import { parseTerms } from '#app/reconciliation/expected/terms.ts';
import { BLANK, formOfTerms, readTermsForm, type TermsForm } from './terms-form.ts';

const TYPED: TermsForm = {
  ...BLANK,
  settleDays: '2',
  cutOffMinute: '18:00',
  'fee.tiers.0.upTo': '100.00',
  'fee.tiers.0.percentPpm': '3,49',
  'fee.tiers.0.fixed': '1',
  'fee.tiers.1.upTo': '',
  'fee.tiers.1.percentPpm': '2.9999',
  'fee.tiers.1.fixed': '',
  'fee.minimum': '0.50',
  'withholdings.0.name': 'Detracción',
  'withholdings.0.ppm': '1.5',
  'withholdings.0.of': 'gross',
};

function readBack(form: TermsForm): TermsForm {
  const typed = readTermsForm(form, 'PEN');
  if (!typed.ok) throw new Error(typed.wrong.join());
  const terms = parseTerms(typed.terms);
  if (!terms.ok) throw new Error(JSON.stringify(terms.error));
  return formOfTerms(terms.value, 'PEN');
}

describe('a rate card as it is typed', () => {
  it('becomes exact terms: percentages in millionths, amounts in céntimos, the cut-off in minutes', () => {
    expect(readTermsForm(TYPED, 'PEN')).toMatchObject({
      ok: true,
      terms: {
        settleDays: 2,
        cutOffMinute: 1_080,
        fee: {
          tiers: [
            { upTo: '10000', percentPpm: 34_900, fixed: '100' },
            { upTo: null, percentPpm: 29_999, fixed: '0' },
          ],
          minimum: '50',
          maximum: null,
        },
        feeTax: { ppm: 180_000, per: 'line', rounding: 'half-up' },
        withholdings: [{ name: 'Detracción', ppm: 15_000, of: 'gross' }],
        settlesIn: null,
      },
    });
  });

  it('comes back as it was typed, so that the next card begins with this one', () => {
    const shown = readBack(TYPED);
    expect(shown).toMatchObject({
      'fee.tiers.0.percentPpm': '3.49',
      'fee.tiers.1.percentPpm': '2.9999',
      cutOffMinute: '18:00',
    });
    expect(readBack(shown)).toEqual(shown);
  });

  it('names each field that cannot be read, and guesses at none', () => {
    const typed = {
      ...TYPED,
      settleDays: 'dos',
      'fee.tiers.0.percentPpm': '',
      cutOffMinute: '25:00',
    };
    expect(readTermsForm({ ...typed, 'fee.minimum': '0.505' }, 'PEN')).toEqual({
      ok: false,
      wrong: ['fee.tiers.0.percentPpm', 'settleDays', 'cutOffMinute', 'fee.minimum'],
    });
  });
});
