CREATE TABLE "User" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "age" INTEGER NOT NULL,
  "active" BOOLEAN NOT NULL,
  "signedUpAt" DATETIME NOT NULL
);

CREATE UNIQUE INDEX "User_email_key" ON "User" ("email");

CREATE TABLE "Order" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "total" INTEGER NOT NULL,
  "placedAt" DATETIME NOT NULL,
  "userId" INTEGER NOT NULL REFERENCES "User" ("id")
);

CREATE INDEX "Order_userId_idx" ON "Order" ("userId");

CREATE TABLE "OrderItem" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "sku" TEXT NOT NULL,
  "quantity" INTEGER NOT NULL,
  "orderId" INTEGER NOT NULL REFERENCES "Order" ("id")
);

CREATE INDEX "OrderItem_orderId_idx" ON "OrderItem" ("orderId");
