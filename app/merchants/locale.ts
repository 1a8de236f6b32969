/**
 * The language tag a merchant reads in: Shopify's `locale` parameter, else the browser's first wish, else Spanish of Peru.
 */
export function localeOf(request: Request): string {
  const asked = new URL(request.url).searchParams.get('locale');
  const wished = request.headers.get('accept-language')?.split(',')[0]?.split(';')[0];
  return [asked, wished].find(isTag)?.trim() ?? 'es-PE';
}

const isTag = (text: string | null | undefined): text is string =>
  /^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(text?.trim() ?? '');
