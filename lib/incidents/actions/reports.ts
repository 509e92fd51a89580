'use server'

import { createThrottle } from '#lib/platform/auth/throttle.ts'
import { settings } from '#lib/platform/env.ts'
import { defineAction } from '#lib/platform/http/define-action.ts'
import { requestOrigin } from '#lib/platform/http/request-origin.ts'
import { webDatabase } from '#lib/platform/http/web-database.ts'
import { acknowledgeIssues } from '../commands/acknowledge-issues.ts'
import { acknowledgeReport } from '../commands/acknowledge-report.ts'
import { answerReport } from '../commands/answer-report.ts'
import { dismissReport } from '../commands/dismiss-report.ts'
import { linkReport } from '../commands/link-report.ts'
import { fileAnonymousReport } from '../commands/parts/file-anonymous-report.ts'
import { fileReport } from '../commands/parts/file-report.ts'
import { openByReceipt } from '../commands/parts/open-by-receipt.ts'
import { addByReceipt, addToReport } from '../commands/parts/reporter-messages.ts'
import { reportIssues } from '../commands/report-issues.ts'
import type { ReportText } from '../model/report.ts'

export const fileReportAction = defineAction(fileReport)
export const addToReportAction = defineAction(addToReport)
export const acknowledgeReportAction = defineAction(acknowledgeReport)
export const answerReportAction = defineAction(answerReport)
export const dismissReportAction = defineAction(dismissReport)
export const linkReportAction = defineAction(linkReport)
export const reportIssuesAction = defineAction(reportIssues)
export const acknowledgeIssuesAction = defineAction(acknowledgeIssues)

export const fileAnonymousReportAction = defineAction(async (ctx, text: ReportText) =>
  fileAnonymousReport(ctx, text, await attempt()),
)
export const openByReceiptAction = defineAction(async (ctx, input: { receipt: string }) =>
  openByReceipt(ctx, input, await attempt()),
)
export const addByReceiptAction = defineAction(async (ctx, input: { receipt: string; text: string }) =>
  addByReceipt(ctx, input, await attempt()),
)

/** What attempts of somebody without an account are counted by. */
const attempt = async () => ({
  isOpen: settings().takesAnonymousReports,
  throttle: createThrottle(webDatabase().pool),
  address: (await requestOrigin()).ip,
})
