/**
 * Characters that a justification needs (privileged, unused, orphan and conflicting access). In a file without schemas,
 * so that a form can say it without bringing them along.
 */
export const shortestJustification = 10
