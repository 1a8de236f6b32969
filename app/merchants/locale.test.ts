import { describe, expect, it } from 'vitest';
import { localeOf } from './locale.ts';

const asked = (query: string, wish?: string) =>
  localeOf(
    new Request(`https://app.codigo.example/${query}`, {
      headers: wish ? { 'accept-language': wish } : {},
    }),
  );

describe('the language of a merchant', () => {
  it('is what Shopify says, then what the browser wishes, then Spanish of Peru', () => {
    expect(asked('?locale=zh-CN', 'en-US,en')).toBe('zh-CN');
    expect(asked('?locale=<script>', 'en-US;q=0.8,es')).toBe('en-US');
    expect(asked('', '*')).toBe('es-PE');
    expect(asked('')).toBe('es-PE');
  });
});
