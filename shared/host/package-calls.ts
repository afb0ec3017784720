/** The part of the host contract that takes data out: package. */
export const packageCalls = {} as const;
