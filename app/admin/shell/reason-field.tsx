import { TextField } from '@shopify/polaris';
import { useWords } from '../words/words-context.tsx';

type Props = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly lines: number;
  /** It was sent without one. */
  readonly isMissing: boolean;
};

/** Why a person decides: kept with the decision for good. */
export function ReasonField({ value, onChange, lines, isMissing }: Props) {
  const say = useWords();
  return (
    <TextField
      label={say('exceptions.detail.reason')}
      helpText={say('exceptions.detail.reasonHelp')}
      value={value}
      onChange={onChange}
      multiline={lines}
      maxLength={2000}
      requiredIndicator
      autoComplete="off"
      {...(isMissing ? { error: say('shell.refused.reason-missing') } : {})}
    />
  );
}
