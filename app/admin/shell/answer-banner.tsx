import { Banner } from '@shopify/polaris';
import type { Answer } from '../answer.ts';
import { useWords } from '../words/words-context.tsx';

type Props<Done extends string> = {
  readonly answer: Answer<Done> | undefined;
  readonly done: (done: Done) => string;
};

/** How the last deed ended, read out to who cannot see it. */
export function AnswerBanner<Done extends string>({ answer, done }: Props<Done>) {
  const say = useWords();
  if (answer === undefined) return null;
  if ('done' in answer) return <Banner tone="success" title={done(answer.done)} />;
  return <Banner tone="warning" title={say(`shell.refused.${answer.refused}`)} />;
}
