package dev.candor.message;

import jakarta.validation.constraints.NotNull;

/**
 * A request to copy an interaction into a new one and queue that (B-109 to B-112). Not evaluated by
 * rules (B-110).
 *
 * @param interactionId what to send again; required
 */
public record ResendRequest(@NotNull InteractionId interactionId) {}
