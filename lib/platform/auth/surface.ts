import type { Permission } from './permissions.ts'

/**
 * Who may reach what, as data, for the authorisation matrix: every page, route handler and server action the built
 * app holds has a row here, and a test compares the two lists.
 * - `public`: anybody; it asks for a secret of its own, or shows nothing of value
 * - `aal1`: a session that has shown its password
 * - a permission: a session at aal2 with a role that holds it (or, for a route, a token with its scope)
 */
export type Access = 'public' | 'aal1' | Permission

type Row = { access: Access }
type RouteRow = Row & { method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' }

/** By path, as Next names it: without route groups, parameters in brackets. */
export const pages: Record<string, Row> = {
  '/sign-in': { access: 'public' },
  '/second-factor': { access: 'aal1' },
  '/enrol': { access: 'aal1' },
  '/setup/[token]': { access: 'public' },
  '/invitation/[token]': { access: 'public' },
  '/reset/[token]': { access: 'public' },
  '/': { access: 'posture.read' },
  '/controls/[id]': { access: 'posture.read' },
  '/policy': { access: 'policy.read' },
  '/policy/versions': { access: 'policy.read' },
  '/policy/versions/[version]': { access: 'policy.read' },
  '/findings': { access: 'scans.read' },
  '/findings/[assetId]/[id]': { access: 'scans.read' },
  '/runs': { access: 'runs.read' },
  '/runs/[id]': { access: 'runs.read' },
  '/upload': { access: 'scans.ingest' },
  '/evidence': { access: 'evidence.read' },
  '/evidence/[id]': { access: 'evidence.read' },
  '/account': { access: 'account.own' },
  '/users': { access: 'users.read' },
  '/users/[id]': { access: 'users.read' },
  '/tokens': { access: 'tokens.read' },
  '/people': { access: 'access.read' },
  '/people/[id]': { access: 'access.read' },
  '/systems': { access: 'access.read' },
  '/systems/[id]': { access: 'access.read' },
  '/accounts': { access: 'access.read' },
  '/mfa': { access: 'access.read' },
  '/sources': { access: 'access.read' },
  '/sources/[id]': { access: 'access.read' },
  '/imports/[id]': { access: 'access.read' },
  '/reviews': { access: 'reviews.own' },
  '/reviews/new': { access: 'reviews.manage' },
  '/reviews/[id]': { access: 'reviews.read' },
  '/reviews/[id]/queue': { access: 'reviews.own' },
  '/revocations': { access: 'revocations.read' },
  '/revocations/[id]': { access: 'revocations.read' },
  '/alerts': { access: 'alerts.own' },
  '/account/notifications': { access: 'alerts.own' },
  '/webhooks': { access: 'webhooks.manage' },
}

/** By path; a path with several methods has a row for each. */
export const routes: Record<string, RouteRow[]> = {
  '/api/auth/[...nextauth]': [
    { method: 'GET', access: 'public' },
    { method: 'POST', access: 'public' },
  ],
  '/api/events': [{ method: 'GET', access: 'events.subscribe' }],
  '/api/search': [{ method: 'GET', access: 'posture.read' }],
  '/api/findings': [{ method: 'GET', access: 'scans.read' }],
  '/api/findings/export': [{ method: 'GET', access: 'scans.read' }],
  '/api/evidence/[id]/raw': [{ method: 'GET', access: 'evidence.download' }],
  '/api/v1/ingest': [{ method: 'POST', access: 'scans.ingest' }],
  '/api/v1/runs/[id]': [{ method: 'GET', access: 'runs.read' }],
  '/api/v1/gate': [{ method: 'GET', access: 'gate.read' }],
}

/** By the name the action is exported under. */
export const actions: Record<string, Row> = {
  setUpAction: { access: 'public' },
  acceptLinkAction: { access: 'public' },
  enrolTotpAction: { access: 'aal1' },
  /** Leads to the sign-in page whoever has no session to end. */
  signOutAction: { access: 'public' },
  changePasswordAction: { access: 'account.own' },
  signOutEverywhereAction: { access: 'account.own' },
  regenerateRecoveryCodesAction: { access: 'account.own' },
  checkFreshCodeAction: { access: 'account.own' },
  endSessionAction: { access: 'account.own' },
  inviteAction: { access: 'users.manage' },
  endSessionsOfPersonAction: { access: 'users.manage' },
  issueAccessLinkAction: { access: 'users.manage' },
  giveRoleAction: { access: 'users.manage' },
  takeRoleAction: { access: 'users.manage' },
  disablePersonAction: { access: 'users.manage' },
  enablePersonAction: { access: 'users.manage' },
  createTokenAction: { access: 'tokens.manage' },
  revokeTokenAction: { access: 'tokens.manage' },
  requestDispositionAction: { access: 'dispositions.request' },
  withdrawDispositionAction: { access: 'dispositions.request' },
  decideDispositionAction: { access: 'dispositions.decide' },
  releaseRunAction: { access: 'runs.release' },
  rejectRunAction: { access: 'runs.release' },
  saveFilterAction: { access: 'filters.own' },
  deleteFilterAction: { access: 'filters.own' },
  createSystemAction: { access: 'access.manage' },
  describeSystemAction: { access: 'access.manage' },
  retireSystemAction: { access: 'access.manage' },
  createSourceAction: { access: 'access.manage' },
  describeSourceAction: { access: 'access.manage' },
  retireSourceAction: { access: 'access.manage' },
  attestMfaAction: { access: 'access.manage' },
  endAttestationAction: { access: 'access.manage' },
  decideAccountAction: { access: 'access.manage' },
  releaseImportAction: { access: 'imports.release' },
  rejectImportAction: { access: 'imports.release' },
  draftCampaignAction: { access: 'reviews.manage' },
  startCampaignAction: { access: 'reviews.manage' },
  cancelCampaignAction: { access: 'reviews.manage' },
  createAdHocCampaignAction: { access: 'reviews.manage' },
  decideItemAction: { access: 'reviews.own' },
  decideItemsAction: { access: 'reviews.own' },
  undoDecisionAction: { access: 'reviews.own' },
  reassignItemsAction: { access: 'reviews.own' },
  delegateReviewsAction: { access: 'reviews.own' },
  endDelegationAction: { access: 'reviews.own' },
  signPartAction: { access: 'reviews.own' },
  acknowledgeAlertAction: { access: 'alerts.own' },
  markSeenAction: { access: 'alerts.own' },
  savePreferencesAction: { access: 'alerts.own' },
  createWebhookAction: { access: 'webhooks.manage' },
  disableWebhookAction: { access: 'webhooks.manage' },
  rotateWebhookAction: { access: 'webhooks.manage' },
  testWebhookAction: { access: 'webhooks.manage' },
}
