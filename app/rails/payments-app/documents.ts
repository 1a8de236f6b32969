/**
 * What is said to the Payments Apps API (2026-07). Each mutation is aliased `told`, so that one schema reads every answer.
 * Resolve, reject and configure have user errors without `code`: selecting it there makes the whole request invalid.
 */

export const PAYMENT_SESSION_PENDING = `
  mutation PaymentSessionPending(
    $id: ID!
    $pendingExpiresAt: DateTime!
    $reason: PaymentSessionStatePendingReason!
  ) {
    told: paymentSessionPending(id: $id, pendingExpiresAt: $pendingExpiresAt, reason: $reason) {
      session: paymentSession {
        id
        nextAction { context { ... on PaymentSessionActionsRedirect { redirectUrl } } }
      }
      userErrors { code field message }
    }
  }
`;

export const PAYMENT_SESSION_RESOLVE = `
  mutation PaymentSessionResolve($id: ID!) {
    told: paymentSessionResolve(id: $id) {
      session: paymentSession {
        id
        nextAction { context { ... on PaymentSessionActionsRedirect { redirectUrl } } }
      }
      userErrors { field message }
    }
  }
`;

export const PAYMENT_SESSION_REJECT = `
  mutation PaymentSessionReject($id: ID!, $reason: PaymentSessionRejectionReasonInput!) {
    told: paymentSessionReject(id: $id, reason: $reason) {
      session: paymentSession {
        id
        nextAction { context { ... on PaymentSessionActionsRedirect { redirectUrl } } }
      }
      userErrors { field message }
    }
  }
`;

export const REFUND_SESSION_RESOLVE = `
  mutation RefundSessionResolve($id: ID!) {
    told: refundSessionResolve(id: $id) {
      session: refundSession { id }
      userErrors { code field message }
    }
  }
`;

export const REFUND_SESSION_REJECT = `
  mutation RefundSessionReject($id: ID!, $reason: RefundSessionRejectionReasonInput!) {
    told: refundSessionReject(id: $id, reason: $reason) {
      session: refundSession { id }
      userErrors { code field message }
    }
  }
`;

export const PAYMENTS_APP_CONFIGURE = `
  mutation PaymentsAppConfigure($ready: Boolean!, $externalHandle: String) {
    told: paymentsAppConfigure(ready: $ready, externalHandle: $externalHandle) {
      configuration: paymentsAppConfiguration { ready }
      userErrors { field message }
    }
  }
`;
