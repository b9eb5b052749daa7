/** A lender that embeds Candor in its own program. Enter at {@link com.example.lender.Main}. */
package com.example.lender;
