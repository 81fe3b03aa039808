// Files with open questions, or with faults.

/** The folder of reference data, which ends with a slash; the tests that need it are skipped where it is missing. */
export const REFERENCE = `${process.env.FAIRSHARE_REFERENCE ?? ""}/`;

export const AMBIGUOUS = `Deal,Date,Channel,Team,Stage,Amount
D1,03/04/2025,Webinar,Marketing,Closed Won,100
D1,05/06/2025,Call,Sales,Closed Won,100
D2,04/05/2025,Call,Sales,Signed,50
`;
export const CURRENCIES = `Deal,Date,Channel,Team,Stage,Amount,Currency
D1,2025-04-03,Webinar,Marketing,Closed Won,100,EUR
D2,2025-04-04,Call,Sales,Closed Won,100,EUR
D3,2025-05-03,Call,Sales,Closed Won,50,USD
`;
export const FOREIGN = `zeta,moment,omega,sigma
A,2025-01-02,Email,100
A,2025-01-05,Call,100
B,2025-02-05,Call,50
`;
export const OPPORTUNITIES = "Id,AccountId,StageName,CloseDate,Amount\n006000000000001,001A,Closed Won,2025-05-01,40\n";
export const SESSIONS = "user_id,session_time,utm_source\n7,2025-01-01,google\n8,2025-01-02,mail\n";
