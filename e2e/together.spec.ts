// Won together: exclusive parts that sum to won revenue, and what teams sourced and influenced.

import { expect, test } from "./fixtures.ts";

const CSV = `deal,date,channel,team,stage,amount
A,2025-01-01,Ad,Marketing,Won,100
A,2025-01-11,Call,Sales,Won,100
B,2025-01-01,Fair,Sales / Marketing,Won,300
C,2025-01-01,Call,Sales,Won,50
D,2025-01-01,Call,Sales,Lost,70
E,2025-01-01,Ad,,Won,20
`;

test("parts exclude each other, and sum to what was won", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.drop({ name: "deals.csv", text: CSV });
  await fairshare.shows("deals.csv");
  await fairshare.tab("Won together");
  const row = (name: string) => fairshare.together.getByRole("row", { name });
  await expect(row("Sales only")).toContainText("50.00");
  await expect(row("Sales only")).toContainText("50 % (9 to 91 %)");
  await expect(row("Sales and Marketing, no joint touch")).toContainText("100.00");
  await expect(row("Sales and Marketing, with a joint touch")).toContainText("300.00");
  await expect(row("No team")).toContainText("20.00");
  await expect(row("Total")).toContainText("470.00");
  await expect(fairshare.together).toContainText("85 % of won revenue came from deals that several teams touched");
  await expect(fairshare.together).toContainText("Not a cause");
});

test("nothing won is said", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.drop({ name: "lost.csv", text: "deal,date,channel,team,stage,amount\nA,2025-01-01,Ad,Marketing,Lost,100\n" });
  await fairshare.shows("lost.csv");
  await fairshare.tab("Won together");
  await expect(fairshare.together).toContainText("No deal in this data is won yet.");
});
