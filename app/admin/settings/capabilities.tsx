import { BlockStack, Card, Text } from '@shopify/polaris';
import { Facts } from '../shell/facts.tsx';
import { useWords } from '../words/words-context.tsx';
import type { ProviderForm } from './provider-form.ts';

/** What a gateway can and cannot do, said before it surprises anyone. */
export function Capabilities({ form }: { form: ProviderForm }) {
  const say = useWords();
  const answer = (can: boolean) => say(can ? 'settings.account.yes' : 'settings.account.no');
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {say('settings.account.can')}
        </Text>
        <Facts
          items={[
            [say('settings.account.currencies'), form.currencies.join(', ')],
            [say('settings.account.expiry'), say(`settings.account.expiryRule.${form.expiry}`)],
            [say('settings.account.voids'), answer(form.voids)],
            [
              say('settings.account.refunds'),
              say(
                form.refunds ? 'settings.account.refundsByApi' : 'settings.account.refundsByHand',
              ),
            ],
          ]}
        />
      </BlockStack>
    </Card>
  );
}
