/** The part of the host contract that takes data out: export. */
export const exportCalls = {} as const;
