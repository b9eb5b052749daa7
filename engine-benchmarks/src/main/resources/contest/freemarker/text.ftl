Dear ${person.firstName} ${person.lastName},

Your payment of ${loan.amountDue} on ${loan.productName} ${loan.accountNumber} was due on ${loan.dueOn} and has not arrived.
It is now ${loan.daysOverdue} days late. Your balance is ${loan.balance}.
<#if loan.lateFee??>
A late fee of ${loan.lateFee} was added on ${loan.lateFeeOn}.
</#if>

Pay now: ${company.website}/pay/${loan.id}

Your last payments:
<#list payments as payment>
- due ${payment.dueOn}, paid ${payment.paidOn}<#if payment.late> (late)</#if>, ${payment.method}: ${payment.amount}, balance ${payment.balance}
</#list>

If you cannot pay at once, call us at ${company.phone}.

<#list disclosures as disclosure>
${disclosure.text}
</#list>

${company.name}, ${company.street}, ${company.city}, ${company.state} ${company.postalCode}
