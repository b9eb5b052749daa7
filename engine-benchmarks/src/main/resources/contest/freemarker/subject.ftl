${person.firstName}, your ${loan.productName} payment of ${loan.amountDue} was due on ${loan.dueOn}
